import { platformConfig } from '../config/platform.config.js';
import { type Keyring, keyring, readMasterKey } from './master-key.js';

let ring: Keyring | undefined;

/**
 * The keys of this installation, read once.
 * @throws Error when ACCESS_MASTER_KEY or the file of DATA_DIR is no key.
 */
export function installationKeyring(): Keyring {
  return (ring ??= keyring(readMasterKey(platformConfig.masterKey, platformConfig.dataDir)));
}
