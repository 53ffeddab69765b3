using System.Text.Json;
using Microsoft.Data.Sqlite;
using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Proposers;
using RewardLang.Synthesis.Trainings;

namespace RewardLang.Synthesis.Journal;

/// <summary>
/// What a run did, in a SQLite file: a step counts once it is written here, and a run that is told to go on takes from here what is done already. A process
/// that is killed loses what it was at, nothing else.
/// </summary>
public sealed class SynthesisJournal : IDisposable
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions s_json = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly SqliteConnection _connection;
    private readonly Lock _lock = new();

    private SynthesisJournal(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the journal of a run, or starts one.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="JournalException">The file is the journal of another version, or none.</exception>
    public static SynthesisJournal Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        var journal = new SynthesisJournal(connection);
        try
        {
            connection.Open();
            // Written to the disk before a step counts, and whole or not at all.
            journal.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            journal.Execute("""
                CREATE TABLE IF NOT EXISTS fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
                CREATE TABLE IF NOT EXISTS proposal (iteration INTEGER NOT NULL, place INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (iteration, place)) STRICT;
                CREATE TABLE IF NOT EXISTS proposed (iteration INTEGER PRIMARY KEY) STRICT;
                CREATE TABLE IF NOT EXISTS candidate (number INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
                CREATE TABLE IF NOT EXISTS call (place INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT;
                CREATE TABLE IF NOT EXISTS feedback (iteration INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
                CREATE TABLE IF NOT EXISTS note (place INTEGER PRIMARY KEY, at TEXT NOT NULL, text TEXT NOT NULL) STRICT;
                CREATE TABLE IF NOT EXISTS training (candidate TEXT NOT NULL, seed INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (candidate, seed)) STRICT;
                """);
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw new JournalException($"'{path}' is no journal: {exception.Message}");
        }

        if (journal.Fact("version") is { } version && version != $"{Version}")
        {
            connection.Dispose();
            throw new JournalException($"'{path}' is a journal of version {version}; this tool writes version {Version}.");
        }

        journal.Keep("version", $"{Version}");
        return journal;
    }

    /// <summary>A fact about the run; null where it is not there.</summary>
    public string? Fact(string key) => Query("SELECT value FROM fact WHERE key = $key", r => r.GetString(0), ("$key", key)).FirstOrDefault();

    /// <summary>Keeps a fact about the run, which stays what it was first.</summary>
    public void Keep(string key, string value) => Execute("INSERT OR IGNORE INTO fact VALUES ($key, $value)", ("$key", key), ("$value", value));

    /// <summary>Keeps a fact that changes.</summary>
    public void Set(string key, string value) => Execute("INSERT OR REPLACE INTO fact VALUES ($key, $value)", ("$key", key), ("$value", value));

    /// <summary>The proposals of an iteration; null where they were not all made.</summary>
    public IReadOnlyList<Proposal>? Proposals(int iteration) =>
        Query("SELECT 1 FROM proposed WHERE iteration = $iteration", _ => 1, ("$iteration", iteration)).Count == 0
            ? null
            : Query("SELECT body FROM proposal WHERE iteration = $iteration ORDER BY place", Read<Proposal>, ("$iteration", iteration));

    /// <summary>Keeps the proposals of an iteration, all at once.</summary>
    public void Keep(int iteration, IReadOnlyList<Proposal> proposals)
    {
        lock (_lock)
        {
            using var transaction = _connection.BeginTransaction();
            for (var place = 0; place < proposals.Count; place++)
                Execute("INSERT INTO proposal VALUES ($iteration, $place, $body)", ("$iteration", iteration), ("$place", place), ("$body", Text(proposals[place])));
            Execute("INSERT INTO proposed VALUES ($iteration)", ("$iteration", iteration));
            transaction.Commit();
        }
    }

    /// <summary>The candidates that were judged, in the order of their numbers.</summary>
    public IReadOnlyList<Candidate> Candidates() => Query("SELECT body FROM candidate ORDER BY number", Read<Candidate>);

    /// <summary>The same, each with its training with a seed where that is finished, and its further ones.</summary>
    public IReadOnlyList<Candidate> Candidates(ulong seed) =>
        [.. Candidates().Select(c => c with { Training = Training($"{c.Number}", seed), FurtherTrainings = FurtherTrainings(c.Number) })];

    private List<TrainingOutcome> FurtherTrainings(int number) => Query(
        "SELECT body FROM training WHERE candidate = $candidate AND seed BETWEEN $first AND $last ORDER BY seed", Read<TrainingOutcome>,
        ("$candidate", $"{number}"), ("$first", (long)TrainingSeeds.Finalist), ("$last", (long)TrainingSeeds.Finalist + TrainingSeeds.OfBest - 1));

    /// <summary>A candidate that was judged; null where there is none of that number yet.</summary>
    public Candidate? Candidate(int number) => Query("SELECT body FROM candidate WHERE number = $number", Read<Candidate>, ("$number", number)).FirstOrDefault();

    /// <summary>Keeps a candidate with what the critic had to say; its training is kept apart.</summary>
    public void Keep(Candidate candidate) => Execute(
        "INSERT OR IGNORE INTO candidate VALUES ($number, $body)", ("$number", candidate.Number), ("$body", Text(candidate with { Training = null, FurtherTrainings = [] })));

    /// <summary>The training of a reward with a seed; null where it was not finished.</summary>
    /// <param name="reward">A candidate's number, or another name.</param>
    /// <param name="seed">The seed.</param>
    public TrainingOutcome? Training(string reward, ulong seed) => Query(
        "SELECT body FROM training WHERE candidate = $candidate AND seed = $seed", Read<TrainingOutcome>, ("$candidate", reward), ("$seed", (long)seed)).FirstOrDefault();

    /// <summary>Keeps a training that is finished.</summary>
    public void Keep(string reward, TrainingOutcome outcome) => Execute(
        "INSERT OR IGNORE INTO training VALUES ($candidate, $seed, $body)", ("$candidate", reward), ("$seed", (long)outcome.Seed), ("$body", Text(outcome)));

    /// <summary>The reply to what was asked under a key; null where there is none yet.</summary>
    public ChatRecord? Call(string key) => Query("SELECT body FROM call WHERE key = $key", Read<ChatRecord>, ("$key", key)).FirstOrDefault();

    /// <summary>All replies, in the order in which they came.</summary>
    public IReadOnlyList<ChatRecord> Calls() => Query("SELECT body FROM call ORDER BY place", Read<ChatRecord>);

    /// <summary>Keeps a reply.</summary>
    public void Keep(ChatRecord call)
    {
        ArgumentNullException.ThrowIfNull(call);
        Execute("INSERT OR IGNORE INTO call (key, body) VALUES ($key, $body)", ("$key", call.Key), ("$body", Text(call)));
    }

    /// <summary>What a person said about an iteration; null where they were not asked.</summary>
    public HumanFeedback? Feedback(int iteration) =>
        Query("SELECT body FROM feedback WHERE iteration = $iteration", Read<HumanFeedback>, ("$iteration", iteration)).FirstOrDefault();

    /// <summary>Keeps what a person said about an iteration; what they said before is replaced.</summary>
    public void Keep(HumanFeedback feedback)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        Execute("INSERT OR REPLACE INTO feedback VALUES ($iteration, $body)", ("$iteration", feedback.Iteration), ("$body", Text(feedback)));
    }

    /// <summary>What happened beside the steps, such as failures of a service, with the times.</summary>
    public IReadOnlyList<(string At, string Text)> Notes() => Query("SELECT at, text FROM note ORDER BY place", r => (r.GetString(0), r.GetString(1)));

    /// <summary>Notes something that happened now.</summary>
    public void Note(string text) => Execute(
        "INSERT INTO note (at, text) VALUES ($at, $text)", ("$at", DateTimeOffset.UtcNow.ToString("O", System.Globalization.CultureInfo.InvariantCulture)), ("$text", text));

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, s_json);

    private static T Read<T>(SqliteDataReader row) => JsonSerializer.Deserialize<T>(row.GetString(0), s_json)!;

    private void Execute(string sql, params (string Name, object Value)[] parameters)
    {
        lock (_lock)
        {
            using var command = Command(sql, parameters);
            command.ExecuteNonQuery();
        }
    }

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object Value)[] parameters)
    {
        lock (_lock)
        {
            using var command = Command(sql, parameters);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(read(reader));
            return rows;
        }
    }

    private SqliteCommand Command(string sql, (string Name, object Value)[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}

/// <summary>A journal that cannot be used; the message says why.</summary>
public sealed class JournalException(string message) : Exception(message);
