using OpenRollout.Manifest;

namespace OpenRollout;

/// <content>What people who operate an application want to know.</content>
public sealed partial class OpenRolloutProvider
{
    /// <summary>What is followed, as a person would say it: a path, an address. Null where nothing is, and only <see cref="Update(ReadOnlySpan{byte})"/> changes the manifest.</summary>
    public string? SourceName => _follower?.Source.ToString();

    /// <summary>The attributes of users that the served manifest knows, the targeting key first; none where there is no good manifest.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes => _state?.Program.Attributes ?? [];

    /// <summary>
    /// Tells where each flag of the served manifest stands now, by the provider's clock, in the manifest's order. Reads
    /// every rollout from the manifest's text: for people, not for each request.
    /// </summary>
    public IReadOnlyList<FlagStatus> GetFlagStatuses()
    {
        var now = _options.TimeProvider.GetUtcNow();
        return _state is { } state ? [.. state.Program.Manifest.Flags.Select(flag => FlagStatus.Of(flag, now))] : [];
    }
}
