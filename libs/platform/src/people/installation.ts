import { platformConfig } from '../config/platform.config.js';
import { type Keyring, keyring, readMasterKey } from './master-key.js';
import { parseSecret } from '../runtime/secret-file.js';

let ring: Keyring | undefined;

/**
 * The keys of this installation, read once.
 * @throws Error when ACCESS_MASTER_KEY, ACCESS_MASTER_KEY_PREVIOUS or the file of DATA_DIR is no key.
 */
export function installationKeyring(): Keyring {
  const { masterKey, masterKeyPrevious: previous, dataDir } = platformConfig;
  return (ring ??= keyring(
    readMasterKey(masterKey, dataDir),
    previous === '' ? undefined : parseSecret(previous, 'ACCESS_MASTER_KEY_PREVIOUS'),
  ));
}
