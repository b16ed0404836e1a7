using System.Text;
using FsCheck.Fluent;
using OpenRollout.Manifest;
using OpenRollout.Manifest.GeneratedCode;

namespace OpenRollout.Generators.Tests;

/// <summary>Every manifest compiles in time and on a small stack.</summary>
public sealed class HugeManifestTests
{
    [Fact]
    public void Deep_wide_and_long_manifests_compile_in_time_on_a_small_stack()
        => Law.Holds(25, Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => SmallStack.Run(() =>
        {
            var manifest = HugeManifest.Draw(seed);
            // Nothing would be generated for invalid JSON.
            Assert.DoesNotContain(ManifestReader.Read(Encoding.UTF8.GetBytes(manifest)).Problems, problem => problem.Id == ProblemDescriptors.InvalidJson.Id);

            var build = TestProject.With(manifest).Build().AssertClean();

            Assert.InRange(build.Generated.GeneratedSources.Sum(source => (long)source.SourceText.Length), 0, 2 * CodePlan.MaximumManifest);
        }));
}
