namespace OpenRollout.Hosting.Tests.Harness;

/// <summary>The scopes of messages; the test sets the current one.</summary>
internal sealed class MessageScopes : IAmbientServices
{
    public IServiceProvider? Services { get; set; }
}
