using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Loop;
using RewardLang.Synthesis.Proposers;
using RewardLang.Synthesis.Tasks;

namespace RewardLang.Synthesis.Ranking;

/// <summary>
/// Shows rollouts on a page of this machine alone, and takes the choice. The address holds a secret, so that no other page of a browser can choose.
/// </summary>
/// <param name="task">What the policies are to do.</param>
/// <param name="tell">Told the page's address.</param>
public sealed class RankingPage(SynthesisTask task, Action<string> tell) : IHumanFeedback
{
    private const int LongestForm = 20_000;

    /// <inheritdoc/>
    public async Task<HumanFeedback?> AskAsync(int iteration, IReadOnlyList<Candidate> candidates, CancellationToken cancellation)
    {
        IReadOnlyList<Candidate> shown = [.. candidates.Where(c => c.Training is { Episodes.Count: > 0 })];
        if (shown.Count == 0)
            return null;
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        using var listener = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/{secret}/";
        listener.Prefixes.Add(address);
        listener.Start();
        tell($"Which does it best? {address}");
        using var stop = cancellation.Register(listener.Abort);
        string? problem = null;
        while (true)
        {
            var context = await NextAsync(listener, cancellation).ConfigureAwait(false);
            if (context.Request.HttpMethod == "POST" && context.Request.Url?.AbsolutePath == $"/{secret}/")
            {
                var (feedback, wrong) = Read(iteration, shown, await FormAsync(context.Request).ConfigureAwait(false));
                problem = wrong;
                if (feedback is not null)
                {
                    await AnswerAsync(context, RankingForm.Thanks).ConfigureAwait(false);
                    return feedback;
                }
            }

            await AnswerAsync(context, RankingForm.Render(task, iteration, shown, problem)).ConfigureAwait(false);
        }
    }

    /// <summary>What a form says, or what is wrong with it.</summary>
    internal static (HumanFeedback? Feedback, string? Problem) Read(int iteration, IReadOnlyList<Candidate> shown, IReadOnlyDictionary<string, string> form)
    {
        int? Chosen(string name) => form.TryGetValue(name, out var text) && int.TryParse(text, out var number) && shown.Any(c => c.Number == number) ? number : null;
        var (best, worst) = (Chosen("best"), Chosen("worst"));
        var words = form.TryGetValue("words", out var said) && !string.IsNullOrWhiteSpace(said) ? said.Trim() : null;
        return best is null ? (null, "Choose the one that does it best.")
            : best == worst ? (null, "The best and the worst are the same: choose another one.")
            : (new HumanFeedback(iteration, words, best, worst), null);
    }

    private static async Task<HttpListenerContext> NextAsync(HttpListener listener, CancellationToken cancellation)
    {
        try
        {
            return await listener.GetContextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException && cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    private static async Task<IReadOnlyDictionary<string, string>> FormAsync(HttpListenerRequest request)
    {
        using var reader = new StreamReader(request.InputStream, Encoding.UTF8);
        var buffer = new char[LongestForm];
        var count = await reader.ReadBlockAsync(buffer).ConfigureAwait(false);
        return new string(buffer, 0, count).Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2)
            .GroupBy(pair => WebUtility.UrlDecode(pair[0]), StringComparer.Ordinal).ToDictionary(g => g.Key, g => WebUtility.UrlDecode(g.First()[1]), StringComparer.Ordinal);
    }

    private static async Task AnswerAsync(HttpListenerContext context, string html)
    {
        var bytes = Encoding.UTF8.GetBytes(html);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(bytes).ConfigureAwait(false);
        context.Response.Close();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
