// `npm start`: everything Maillage needs on one machine, from a fresh clone to a server that answers.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major > 20 || (major === 20 && minor >= 19)) {
  const { launch } = await import('./launch.mjs');
  process.exitCode = await launch();
} else {
  console.error(
    `Maillage demande Node.js 20.19 ou plus récent ; celui-ci est ${process.versions.node}. Voir https://nodejs.org/fr/download`,
  );
  process.exitCode = 1;
}
