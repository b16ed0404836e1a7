using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Compilation;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Reading;

namespace OpenRollout.Loading;

/// <summary>Compiles a manifest flag by flag while it is read, so that a rollout is not kept longer than needed.</summary>
/// <param name="cohorts">The keys of the files that have been read, by their paths.</param>
internal sealed class ManifestCompiler(IReadOnlyDictionary<string, KeySet> cohorts) : IFlagReceiver
{
    private ProgramCompiler? _compiler;

    public void Begin(IReadOnlyList<AttributeDefinition> attributes, IReadOnlyList<SegmentDefinition> segments)
    {
        var keys = new Dictionary<string, KeySet>(StringComparer.Ordinal);
        foreach (var segment in segments)
        {
            if (segment.KeysFrom is { } file && cohorts.TryGetValue(file.Value, out var cohort))
            {
                keys.Add(segment.Name, cohort);
            }
        }

        _compiler = new ProgramCompiler(attributes, segments, keys);
    }

    public void Receive(FlagDefinition flag) => _compiler!.Add(flag);

    /// <summary>Returns the compiled program; null if the manifest has errors.</summary>
    public RolloutProgram? Complete(ManifestReadResult reading) => reading.FirstError is null ? _compiler!.Complete(reading.Manifest) : null;
}
