using System.Text.Json;
using Microsoft.Extensions.AI;

namespace RewardLang.Synthesis.Replay;

/// <summary>
/// Answers from recorded replies, one after the other, byte for byte. A recording is a file of JSON lines with the member <c>reply</c>, or a folder with a
/// text file for each reply, taken in the order of their names.
/// </summary>
public sealed class ReplayClient : IChatClient
{
    private readonly IReadOnlyList<string> _replies;
    private int _next;

    /// <param name="replies">The replies.</param>
    public ReplayClient(IReadOnlyList<string> replies) => _replies = replies;

    /// <summary>Reads a recording.</summary>
    /// <param name="path">A file of JSON lines, or a folder of replies.</param>
    /// <param name="done">How many of its replies were taken before.</param>
    /// <exception cref="TranscriptException">There is none, or it cannot be read.</exception>
    public static ReplayClient Read(string path, int done = 0) => new(Replies(path)) { _next = done };

    /// <summary>The replies of a recording.</summary>
    /// <inheritdoc cref="Read"/>
    public static IReadOnlyList<string> Replies(string path)
    {
        if (Directory.Exists(path))
            return [.. Directory.GetFiles(path).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        if (!File.Exists(path))
            throw new TranscriptException($"There is no recording '{path}': name a file of JSON lines, or a folder of replies.");
        return [.. File.ReadLines(path).Select((line, i) => (Line: line, Number: i + 1)).Where(l => l.Line.Length > 0).Select(l => ReplyOf(path, l.Number, l.Line))];
    }

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var place = Interlocked.Increment(ref _next) - 1;
        return place < _replies.Count
            ? Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, _replies[place])) { FinishReason = ChatFinishReason.Stop })
            : throw new TranscriptException($"The recording has {_replies.Count} replies, and all were given.");
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException("Recorded replies come whole.");

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType?.IsInstanceOfType(this) == true ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static string ReplyOf(string path, int number, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            foreach (var member in new[] { "reply", "Reply" })
                if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(member, out var reply) && reply.GetString() is { } text)
                    return text;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new TranscriptException($"{path}:{number}: {exception.Message}");
        }

        throw new TranscriptException($"{path}:{number}: a line is a JSON object with the text member 'reply'.");
    }
}

/// <summary>A recording that cannot be used, or is at its end.</summary>
public sealed class TranscriptException(string message) : Exception(message);
