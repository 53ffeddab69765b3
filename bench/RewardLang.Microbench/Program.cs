using System.Runtime.Intrinsics;
using RewardLang.Microbench;
using RewardLang.Runtime.Lanes;

Console.WriteLine("| Function, ns an element | 512 | 256 | 1 |");
Console.WriteLine("| --- | --- | --- | --- |");
foreach (var (name, wide, half, single) in Functions.All)
    Console.WriteLine($"| {name} | {Show(Lanes512.IsSupported, wide)} | {Show(Lanes256.IsSupported, half)} | {Show(true, single)} |");

Console.WriteLine();
Console.WriteLine("| Columns, ns a row | load 512 | load 256 | store 512 | store 256 |");
Console.WriteLine("| --- | --- | --- | --- | --- |");
foreach (var columns in new[] { 1, 2, 3, 4, 7, 12, 16, 64 })
{
    Console.WriteLine(
        $"| {columns} | {Show(Lanes512.IsSupported, () => RowMoves.Load<Lanes512, Vector512<float>>(columns))}"
        + $" | {Show(Lanes256.IsSupported, () => RowMoves.Load<Lanes256, Vector256<float>>(columns))}"
        + $" | {Show(Lanes512.IsSupported, () => RowMoves.Store<Lanes512, Vector512<float>>(columns))}"
        + $" | {Show(Lanes256.IsSupported, () => RowMoves.Store<Lanes256, Vector256<float>>(columns))} |");
}

static string Show(bool isSupported, Func<double> measure) => isSupported ? $"{measure():F2}" : "–";
