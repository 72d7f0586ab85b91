/** A reason, said in a sentence, why a command cannot do what it was asked. The process then ends with 1. */
export class CommandRefused extends Error {}
