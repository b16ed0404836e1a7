using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Arms;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Manifest;

namespace OpenRollout.Benchmarks;

/// <summary>Finds the arm of each user for the flag <c>stories</c>, as a tracked event does.</summary>
internal static class ArmLoops
{
    private static readonly RolloutProgram Program = RolloutProgram.Compile(ManifestReader.Read(Flags.EmbeddedManifest));
    private static readonly int Stories = Program.FindFlag(Flags.Stories.Key);
    private static readonly AttributeValue[][] Attributes = [.. Population.Users.Select(ManyFlagsLoops.AttributesOf)];

    public static int Find()
    {
        var count = 0;
        foreach (var attributes in Attributes)
        {
            var view = new ContextView(attributes.AsSpan(), 0);
            count += Program.FindComparand(Stories, in view).Arm == RolloutArm.Treated ? 1 : 0;
        }

        return count;
    }
}
