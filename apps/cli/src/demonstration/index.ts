export { registerDemonstrationCommands } from './demonstration-command.js';
export { ensureDemonstration } from './ensure-demonstration.js';
export { loadDemonstration, type LoadProgress } from './load-demonstration.js';
export { oneBar } from './one-bar.js';
