using OpenRollout.Manifest.Reading;

namespace OpenRollout.Manifest.Model;

/// <summary>
/// Holds the rollout of a flag in memory, or only the place in the manifest's text from which it can be read again. A
/// rollout takes most of a flag's memory, and a manifest that is served needs it for compiling and explaining alone.
/// </summary>
/// <param name="rollout">The rollout, or null if the flag has none.</param>
/// <param name="source">The text to read the rollout from again; null to keep it in memory.</param>
/// <param name="start">The offset of the rollout's opening brace in that text.</param>
internal struct RolloutHolder(RolloutDefinition? rollout, RolloutSource? source = null, int start = 0)
{
    private RolloutDefinition? _rollout = rollout;

    /// <summary>Returns the rollout of <paramref name="flag"/>, reading it from the text if it was released.</summary>
    public readonly RolloutDefinition? Get(FlagDefinition flag) => _rollout ?? source?.Read(flag, start);

    /// <summary>Releases the rollout if it can be read again; does nothing otherwise.</summary>
    public void Release()
    {
        if (source is not null)
        {
            _rollout = null;
        }
    }
}
