using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Package.Tests;

/// <summary>The generator in a long-running compiler, as in an editor.</summary>
public sealed class PackagedGeneratorTests
{
    [Fact]
    public void An_edit_of_code_does_not_run_it_again_and_one_of_the_manifest_does()
    {
        using var user = new Workspace();
        var manifest = new Text(Manifests.Good);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            PackagedGenerator.Load(Path.Combine(user.Folder, "package")),
            [manifest],
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var compilation = CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText("class Before;")]);

        driver = driver.RunGenerators(compilation);
        Assert.Contains("Stories", Generated(driver), StringComparison.Ordinal);

        driver = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Added;")));
        Assert.All(Outputs(driver), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));

        driver = driver.ReplaceAdditionalText(manifest, new Text(Manifests.Finished)).RunGenerators(compilation);
        Assert.Contains(IncrementalStepRunReason.Modified, Outputs(driver));
        Assert.Contains("Composer", Generated(driver), StringComparison.Ordinal);
    }

    private static string Generated(GeneratorDriver driver)
        => string.Concat(Assert.Single(driver.GetRunResult().Results).GeneratedSources.Select(source => source.SourceText));

    private static IEnumerable<IncrementalStepRunReason> Outputs(GeneratorDriver driver)
        => Assert.Single(driver.GetRunResult().Results).TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Reason);

    private sealed class Text(string text) : AdditionalText
    {
        public override string Path => "flags.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
