using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace RewardLang.Synthesis.Tests.Chat;

/// <summary>An OpenAI-compatible service on this machine that does as it is told: replies, fails, hangs, cuts off.</summary>
internal sealed class MisbehavingService : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<Func<HttpListenerContext, Task>> _script = new();
    private readonly CancellationTokenSource _end = new();

    public MisbehavingService()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/v1");
        probe.Stop();
        _listener.Prefixes.Add($"{Address}/");
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    /// <summary>The bodies of the requests that came.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The authorisations of the requests that came.</summary>
    public ConcurrentQueue<string?> Keys { get; } = new();

    public MisbehavingService Replies(string text, string finish = "stop", int milliseconds = 0) => Then(async c =>
    {
        await Task.Delay(milliseconds, _end.Token);
        await Write(c, 200, Completion(text, finish));
    });

    public MisbehavingService Fails(int status, string? retryAfter = null) => Then(c =>
    {
        if (retryAfter is not null)
            c.Response.Headers["Retry-After"] = retryAfter;
        return Write(c, status, """{"error":{"message":"no","type":"test"}}""");
    });

    public MisbehavingService Says(string body) => Then(c => Write(c, 200, body));

    public MisbehavingService Hangs() => Then(_ => Task.Delay(Timeout.Infinite, _end.Token));

    public MisbehavingService BreaksOff() => Then(c =>
    {
        c.Response.ContentLength64 = 1_000;
        c.Response.OutputStream.Write("{\"id\":"u8);
        c.Response.Abort();
        return Task.CompletedTask;
    });

    public void Dispose()
    {
        _end.Cancel();
        _listener.Close();
        _end.Dispose();
    }

    public static string Completion(string text, string finish = "stop") => JsonSerializer.Serialize(new
    {
        id = "1",
        @object = "chat.completion",
        created = 1,
        model = "test",
        choices = new[] { new { index = 0, finish_reason = finish, message = new { role = "assistant", content = text } } },
        usage = new { prompt_tokens = 100, completion_tokens = 10, total_tokens = 110 },
    });

    private MisbehavingService Then(Func<HttpListenerContext, Task> act)
    {
        _script.Enqueue(act);
        return this;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            var context = await _listener.GetContextAsync().ConfigureAwait(false);
            _ = Task.Run(async () =>
            {
                using var reader = new StreamReader(context.Request.InputStream);
                Requests.Enqueue(await reader.ReadToEndAsync().ConfigureAwait(false));
                Keys.Enqueue(context.Request.Headers["Authorization"]);
                if (_script.TryDequeue(out var act))
                    await act(context).ConfigureAwait(false);
                else
                    await Write(context, 500, "the script has ended").ConfigureAwait(false);
            });
        }
    }

    private static async Task Write(HttpListenerContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body)).ConfigureAwait(false);
        context.Response.Close();
    }
}
