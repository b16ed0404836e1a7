namespace OpenRollout.Hosting.Tests.Harness;

/// <summary>Scopes of messages: the test says which runs now.</summary>
internal sealed class MessageScopes : IAmbientServices
{
    public IServiceProvider? Services { get; set; }
}
