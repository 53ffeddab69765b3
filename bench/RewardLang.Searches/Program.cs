using System.Globalization;
using RewardLang.Searches;
using RewardLang.Synthesis.Tasks;
using static TorchSharp.torch;

// How good are the rewards that searches find? Every search has a journal in --out, so that a command that is stopped goes on, and what is there already is
// only counted. Arguments: folders of tasks (all in tasks/), --seeds N (3), --first-seed N (1), --iterations N (5), --candidates K (8), --final-seeds N (3), --out DIR (runs/searches),
// --searches A,B (evolution,random), --replies DIR for a folder with one of recorded replies for each task.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var folders = new List<string>();
var budget = new SearchBudget();
var (seeds, first, output, replies) = (3, 1, "runs/searches", (string?)null);
string[] kinds = ["evolution", "random"];
for (var i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--seeds": seeds = int.Parse(args[++i]); break;
        case "--first-seed": first = int.Parse(args[++i]); break;
        case "--iterations": budget = budget with { Iterations = int.Parse(args[++i]) }; break;
        case "--candidates": budget = budget with { Candidates = int.Parse(args[++i]) }; break;
        case "--final-seeds": budget = budget with { FinalSeeds = int.Parse(args[++i]) }; break;
        case "--out": output = args[++i]; break;
        case "--searches": kinds = args[++i].Split(','); break;
        case "--replies": replies = args[++i]; break;
        default: folders.Add(args[i]); break;
    }
}

set_num_threads(1);
if (folders.Count == 0)
    folders.AddRange(Directory.GetDirectories("tasks").Order(StringComparer.Ordinal));
var table = new SearchTable();
foreach (var folder in folders)
{
    var search = new Search(TaskFolder.Read(folder), budget, output);
    for (var seed = first; seed < first + seeds; seed++)
    {
        if (kinds.Contains("evolution"))
            table.Add(await search.EvolveAsync(seed));
        if (kinds.Contains("random"))
            table.Add(await search.DrawAsync(seed));
    }

    if (replies is not null)
        table.Add(await search.ReplayAsync(Path.Combine(replies, search.Task.Name)));
}

Console.Write(table);
