/** Who a visitor or a customer is stands in a conversation as a keyed hash; what stood there in clear is dropped. */
export const keyedNames = {
  name: '0009-keyed-names',
  sql: 'UPDATE conversations SET visitor = NULL, shopper = NULL;',
}
