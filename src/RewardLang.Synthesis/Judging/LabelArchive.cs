using Microsoft.Data.Sqlite;
using RewardLang.Synthesis.Journal;

namespace RewardLang.Synthesis.Judging;

/// <summary>Labels in a SQLite file, by judge and text, so that no run pays for a label that another has, killed or not. Several judges may share one.</summary>
public sealed class LabelArchive : IDisposable
{
    private const int Version = 1;

    private readonly SqliteConnection _connection;
    private readonly Lock _lock = new();

    private LabelArchive(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens an archive, or starts one.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="JournalException">The file is an archive of another version, or none.</exception>
    public static LabelArchive Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version";
            var version = (long)command.ExecuteScalar()!;
            if (version is not (0 or Version))
                throw new JournalException($"'{path}' is an archive of labels of version {version}; this tool writes version {Version}.");
            command.CommandText = $"""
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                CREATE TABLE IF NOT EXISTS label (judge TEXT NOT NULL, text TEXT NOT NULL, label REAL NOT NULL, PRIMARY KEY (judge, text)) STRICT;
                PRAGMA user_version = {Version};
                """;
            command.ExecuteNonQuery();
            return new LabelArchive(connection);
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw new JournalException($"'{path}' is no archive of labels: {exception.Message}");
        }
        catch (JournalException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>All labels that a judge gave, by text.</summary>
    public IReadOnlyDictionary<string, double> Labels(string judge)
    {
        lock (_lock)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT text, label FROM label WHERE judge = $judge";
            command.Parameters.AddWithValue("$judge", judge);
            using var reader = command.ExecuteReader();
            var labels = new Dictionary<string, double>();
            while (reader.Read())
                labels[reader.GetString(0)] = reader.GetDouble(1);
            return labels;
        }
    }

    /// <summary>Keeps a label; the newest counts. It is on the disk when this returns.</summary>
    public void Keep(string judge, string text, double label)
    {
        lock (_lock)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "INSERT OR REPLACE INTO label VALUES ($judge, $text, $label)";
            command.Parameters.AddWithValue("$judge", judge);
            command.Parameters.AddWithValue("$text", text);
            command.Parameters.AddWithValue("$label", label);
            command.ExecuteNonQuery();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
            _connection.Dispose();
    }
}
