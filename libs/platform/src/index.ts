export { Transaction } from './app/transaction.js';
export { PostgresTransaction, Sql } from './store/sql.js';
