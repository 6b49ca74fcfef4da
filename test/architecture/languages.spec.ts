import ts from 'typescript';
import { filesUnder, isGenerated, isTest, read } from './workspace.js';

const sources = ['libs', 'services']
  .flatMap(filesUnder)
  .filter((path) => /\.tsx?$/.test(path) && !isGenerated(path) && !isTest(path))
  // Labels of code lists are words, and some are the same in both languages.
  .filter((path) => !path.startsWith('libs/nomenclatures/'));

/** Rules of class-validator that say nothing of their own. */
const SILENT = new Set(['IsOptional', 'ValidateNested']);

type Calls = ReadonlySet<string>;
const parse = (path: string, text = read(path)): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

function nodesOf(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [root];
  for (const node of nodes) node.forEachChild((child) => void nodes.push(child));
  return nodes;
}

/** Names of functions that take a sentence in both languages as their last two arguments. */
const speakers = (file: ts.SourceFile): string[] =>
  nodesOf(file).flatMap((node) => {
    if (!ts.isFunctionDeclaration(node) && !ts.isArrowFunction(node)) return [];
    const names = node.parameters.slice(-2).map((one) => one.name.getText());
    const owner = ts.isArrowFunction(node) ? node.parent : node;
    const name =
      ts.isVariableDeclaration(owner) || ts.isFunctionDeclaration(owner) ? owner.name : undefined;
    return names.join() === 'fr,en' && name !== undefined ? [name.getText()] : [];
  });

/** What a file tells in one language, or in both with one text: line and text. */
function oneLanguage(file: ts.SourceFile, calls: Calls): string[] {
  const told = (node: ts.Node): string =>
    `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText().slice(0, 60)}`;
  const isSame = (fr: ts.Node, en: ts.Node): boolean =>
    fr.getText() === en.getText() && fr.getText().includes(' ');
  const rules = new Set(
    [...file.text.matchAll(/import \{([^}]+)\} from 'class-validator'/g)].flatMap(
      ([, names = '']) => names.split(',').map((name) => name.trim()),
    ),
  );
  return nodesOf(file).flatMap((node) => {
    if (ts.isObjectLiteralExpression(node)) {
      const [fr, en] = ['fr', 'en'].map((name) =>
        node.properties.find((one) => one.name?.getText() === name),
      );
      if (fr === undefined) return [];
      if (en === undefined) return [told(node)];
      return ts.isPropertyAssignment(fr) &&
        ts.isPropertyAssignment(en) &&
        isSame(fr.initializer, en.initializer)
        ? [told(node)]
        : [];
    }
    if (!ts.isCallExpression(node)) return [];
    const name = node.expression.getText();
    const [fr, en] = node.arguments.slice(-2);
    if (calls.has(name) && fr !== undefined && en !== undefined && isSame(fr, en))
      return [told(node)];
    const isRule = rules.has(name) && !SILENT.has(name) && name !== 'ValidateBy';
    return isRule && !/\bsays\(/.test(node.getText()) ? [told(node)] : [];
  });
}

describe('what a person is told', () => {
  it.each([
    ["const f = { fr: 'Une date fausse.' };", 1],
    ["const f = { fr: 'Une date.', en: 'Une date.' };", 1],
    ["const f = { fr: 'Une date.', en: 'A date.' };", 0],
    ["const f = { fr: 'minutes', en: 'minutes' };", 0],
    ["says('Une date.', 'Une date.');", 1],
    ["import { IsInt } from 'class-validator';\nclass A { @IsInt() a = 1; }", 1],
    [
      "import { IsInt } from 'class-validator';\nclass A { @IsInt(says('Un a.', 'An a.')) a = 1; }",
      0,
    ],
  ])('is found in one language: %s', (text, count) => {
    expect(oneLanguage(parse('sample.ts', text), new Set(['says']))).toHaveLength(count);
  });

  it('is told in French and in English', () => {
    const files = sources.map((path) => parse(path));
    const calls = new Set(files.flatMap(speakers));
    expect(calls).toContain('says');
    expect(files.flatMap((file) => oneLanguage(file, calls))).toEqual([]);
  });
});
