using OpenRollout.Cli.Files;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Compilation;
using OpenRollout.Manifest;

namespace OpenRollout.Cli.Populations;

/// <summary>Compiles a flag at each of its stages, together with the flags that it requires, which stay where they are.</summary>
internal static class StagePrograms
{
    /// <summary>Returns a program for each of some stages. All have the attributes of the manifest, in its order.</summary>
    public static IReadOnlyList<RolloutProgram> Compile(UsableManifest manifest, FlagDefinition flag, RolloutDefinition rollout, IEnumerable<string> stages)
    {
        var keys = KeysOf(manifest.Manifest, flag);
        var others = keys.Where(key => key != flag.Key).Select(key => manifest.Manifest.FindFlag(key)!).ToArray();
        return [.. stages.Select(stage => ProgramCompiler.Compile(
            new RolloutManifest(manifest.Manifest.Attributes, manifest.Manifest.Segments, [.. others, flag.WithRollout(rollout.WithStages(rollout.Stages, new Name(stage, default)))]),
            manifest.Cohorts))];
    }

    /// <summary>Returns the keys of a flag and of all flags that it requires, directly or through others.</summary>
    private static HashSet<string> KeysOf(RolloutManifest manifest, FlagDefinition flag)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal) { flag.Key };
        var open = new Queue<FlagDefinition>([flag]);
        while (open.TryDequeue(out var next))
        {
            foreach (var required in (next.GetRollout()?.Requires ?? []).Where(required => keys.Add(required.Value)))
            {
                open.Enqueue(manifest.FindFlag(required.Value)!);
            }
        }

        return keys;
    }
}
