using System.Globalization;
using RewardLang.Synthesis.Tasks;
using RewardLang.Tasks;
using static TorchSharp.torch;

// How well do the expert and the sparse reward of each task train? Every training is scored by the task's own metric; the table is that of docs/tasks.md.
// Arguments: folders of tasks (all in tasks/), and --seeds N (3) for the trainings of each reward, with the seeds 1 to N.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var folders = new List<string>();
var seeds = 3;
for (var i = 0; i < args.Length; i++)
{
    if (args[i] is "--seeds")
        seeds = int.Parse(args[++i]);
    else
        folders.Add(args[i]);
}

set_num_threads(1);
var table = new TaskTable();
if (folders.Count == 0)
    folders.AddRange(Directory.GetDirectories(Path.Combine(FindRoot(), "tasks")).Order(StringComparer.Ordinal));
foreach (var folder in folders)
{
    var task = TaskFolder.Read(folder);
    var expert = RewardScores.Measure(task, "expert", task.Expert, seeds);
    var sparse = RewardScores.Measure(task, "sparse", task.Sparse, seeds);
    table.Add(task, expert, sparse);
}

Console.Write(table);

static string FindRoot()
{
    var folder = AppContext.BaseDirectory;
    while (!File.Exists(Path.Combine(folder, "RewardLang.sln")))
        folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("RewardLang.sln is not above this program.");
    return folder;
}
