using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Compilation;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Loading;

/// <summary>Compiles a manifest while it is read, so that no rollout is kept longer than it takes.</summary>
/// <param name="cohorts">The keys of files, by their path, when they have been read.</param>
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

    /// <summary>Returns the program of a manifest, or null where it has errors.</summary>
    public RolloutProgram? Complete(ManifestReading reading) => reading.FirstError is null ? _compiler!.Complete(reading.Manifest) : null;
}
