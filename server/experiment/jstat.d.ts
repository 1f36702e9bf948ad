declare module 'jstat' {
  type Normal = {
    cdf(x: number, mean: number, deviation: number): number
    inv(probability: number, mean: number, deviation: number): number
  }
  const jstat: { jStat: { normal: Normal; betaln(a: number, b: number): number } }
  // biome-ignore lint/style/noDefaultExport: the package has no other.
  export default jstat
}
