using System.ClientModel;
using System.Globalization;
using System.Net;
using Anthropic.Exceptions;

namespace RewardLang.Synthesis.Chat;

/// <summary>What went wrong with a request, and whether another attempt may go better.</summary>
/// <param name="Text">What went wrong, without anything that was sent.</param>
/// <param name="IsFinal">Whether every other attempt would fail alike: the key, the model or the request is refused.</param>
/// <param name="After">When the service wants to be asked again; null where it does not say.</param>
internal sealed record EndpointFault(string Text, bool IsFinal, TimeSpan? After)
{
    /// <summary>What an exception of a client means.</summary>
    public static EndpointFault Of(Exception exception) => exception switch
    {
        ClientResultException { Status: > 0 } failed => OfStatus((HttpStatusCode)failed.Status, RetryAfter(failed)),
        ClientResultException failed => new EndpointFault($"the service cannot be reached: {failed.Message}", false, null),
        AnthropicApiException failed => OfStatus(failed.StatusCode, null),
        OperationCanceledException => new EndpointFault("no reply in time", false, null),
        HttpRequestException or IOException or AnthropicIOException or AggregateException => new EndpointFault(
            $"the service cannot be reached: {(exception as AggregateException)?.Flatten().InnerExceptions[0].Message ?? exception.Message}", false, null),
        _ => new EndpointFault($"the reply cannot be read: {exception.Message}", false, null),
    };

    private static EndpointFault OfStatus(HttpStatusCode status, TimeSpan? after)
    {
        var name = FormattableString.Invariant($"{(int)status} {status}");
        return status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new EndpointFault($"the service refuses the key ({name}); it is read from the environment", true, null),
            HttpStatusCode.NotFound => new EndpointFault($"the service has no such model or address ({name}); see --endpoint and --model", true, null),
            HttpStatusCode.PaymentRequired => new EndpointFault($"the service wants to be paid ({name})", true, null),
            HttpStatusCode.TooManyRequests => new EndpointFault($"too many requests ({name})", false, after),
            HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict => new EndpointFault($"the service did not answer ({name})", false, after),
            >= HttpStatusCode.InternalServerError => new EndpointFault($"the service failed ({name})", false, after),
            _ => new EndpointFault($"the service refuses the request ({name})", true, null),
        };
    }

    private static TimeSpan? RetryAfter(ClientResultException failed) =>
        failed.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var text) == true && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0
            ? TimeSpan.FromSeconds(seconds)
            : null;
}

/// <summary>A service that does not serve; the message says what it does instead.</summary>
public sealed class EndpointException(string message) : Exception(message);
