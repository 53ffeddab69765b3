using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using Microsoft.Extensions.AI;
using OpenAI;

namespace RewardLang.Synthesis.Chat;

/// <summary>Whose protocol an endpoint speaks.</summary>
public enum ChatProtocol
{
    /// <summary>OpenAI's chat completions, as most servers speak it, local ones too.</summary>
    OpenAI,

    /// <summary>Anthropic's messages.</summary>
    Anthropic,
}

/// <summary>A language model and where it is asked.</summary>
/// <param name="Address">Base address of the service, as in <c>http://localhost:8080/v1</c>.</param>
/// <param name="Model">Name of the model, as the service knows it.</param>
/// <param name="Protocol">What it speaks.</param>
public sealed record ChatEndpoint(Uri Address, string Model, ChatProtocol Protocol = ChatProtocol.OpenAI)
{
    /// <summary>The longest that one reply may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Environment variable that the key is in; null for that of the protocol. A service without keys needs none.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>The protocol that an address speaks, by its host's name.</summary>
    public static ChatProtocol ProtocolOf(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Host.Contains("anthropic", StringComparison.OrdinalIgnoreCase) ? ChatProtocol.Anthropic : ChatProtocol.OpenAI;
    }

    /// <summary>A client that makes one attempt for each request: who retries is <see cref="PaidCalls"/>. The key goes from the environment into its requests only.</summary>
    public IChatClient Connect()
    {
        var key = Environment.GetEnvironmentVariable(KeyVariable ?? (Protocol == ChatProtocol.Anthropic ? "ANTHROPIC_API_KEY" : "OPENAI_API_KEY"));
        if (Protocol == ChatProtocol.Anthropic)
            return new AnthropicClient { ApiKey = key ?? "", BaseUrl = Address.ToString().TrimEnd('/'), MaxRetries = 0, Timeout = Timeout }.AsIChatClient(Model);
        // The protocol's client insists on a key; a local server reads none.
        var options = new OpenAIClientOptions { Endpoint = Address, RetryPolicy = new ClientRetryPolicy(0), NetworkTimeout = Timeout };
        return new OpenAIClient(new ApiKeyCredential(string.IsNullOrEmpty(key) ? "none" : key), options).GetChatClient(Model).AsIChatClient();
    }
}
