using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenRollout.Generators.Tests;

public sealed class IncrementalityTests
{
    private const string Manifest =
        """
        {
          "context": { "country": { "type": "string", "values": ["NO"] } },
          "guardrails": { "errors": { "event": "checkout.failed" } },
          "flags": {
            "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [{ "name": "s", "audiences": [{ "percentage": 5 }] }] } },
            "feed.layout": { "flagType": "string", "defaultValue": "list", "variants": { "list": "list", "grid": "grid" } },
            "banner": { "flagType": "object", "defaultValue": { "title": "x", "sizes": [1, 2] } }
          }
        }
        """;

    private static readonly TestProject Project = new()
    {
        Manifests =
        [
            new ManifestText("/project/flags.json", Manifest),
            new ManifestText("/project/checkout.flags.json", """{ "flags": { "pay": { "flagType": "boolean", "defaultValue": true } } }"""),
            new ManifestText("/project/notes.txt", "unrelated") { IsManifest = false },
        ],
        Code = ["internal static class Program;"],
    };

    [Fact]
    public void An_edit_of_code_runs_nothing_again()
    {
        var (driver, compilation) = Run();
        var edited = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("internal static class Added;", Project.ParseOptions));

        var result = driver.RunGenerators(edited).GetRunResult().Results.Single();

        foreach (var step in PipelineSteps.All)
        {
            AssertReasons(result, step, IncrementalStepRunReason.Cached);
        }

        AssertOutputs(result, IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void An_edit_of_another_additional_file_changes_nothing()
    {
        var (driver, compilation) = Run();
        driver = driver.ReplaceAdditionalText(Project.Manifests[2], Project.Manifests[2].With("edited"));

        var result = driver.RunGenerators(compilation).GetRunResult().Results.Single();

        foreach (var step in PipelineSteps.All)
        {
            AssertReasons(result, step, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        }

        AssertOutputs(result, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
    }

    [Fact]
    public void A_new_flag_is_generated()
    {
        var (driver, compilation) = Run();
        var edited = Manifest.Replace("\"stories\"", "\"added\": { \"flagType\": \"boolean\", \"defaultValue\": true }, \"stories\"", StringComparison.Ordinal);
        driver = driver.ReplaceAdditionalText(Project.Manifests[0], Project.Manifests[0].With(edited));

        var result = driver.RunGenerators(compilation).GetRunResult().Results.Single();

        Assert.Equal(1, Count(result, PipelineSteps.Files, IncrementalStepRunReason.Modified));
        Assert.Equal(1, Count(result, PipelineSteps.Models, IncrementalStepRunReason.Modified));
        Assert.Equal(1, Count(result, PipelineSteps.Emissions, IncrementalStepRunReason.Modified));
        AssertReasons(result, PipelineSteps.Renames, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        Assert.Contains("BooleanFlag Added", result.GeneratedSources.Single(source => source.HintName == "App.Flags.g.cs").SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_percentage_rewrites_the_embedded_text_alone()
    {
        var (driver, compilation) = Run();
        var edited = Manifest.Replace("\"percentage\": 5", "\"percentage\": 50", StringComparison.Ordinal);
        driver = driver.ReplaceAdditionalText(Project.Manifests[0], Project.Manifests[0].With(edited));

        var result = driver.RunGenerators(compilation).GetRunResult().Results.Single();

        Assert.Equal(1, Count(result, PipelineSteps.Sources, IncrementalStepRunReason.Modified));
        AssertReasons(result, PipelineSteps.Models, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        AssertReasons(result, PipelineSteps.Emissions, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        Assert.Equal(1, result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs).Count(output => output.Reason == IncrementalStepRunReason.Modified));
        Assert.Contains("\\\"percentage\\\": 50", result.GeneratedSources.Single(source => source.HintName == "App.Flags-Manifest.g.cs").SourceText.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"event\": \"checkout.failed\"", "\"event\": \"checkout.failed\", \"ratio\": 2")]
    [InlineData("\"stage\": \"s\"", "\"stage\": \"s\", \"watch\": { \"guardrails\": [\"errors\"] }")]
    public void What_guardrails_tolerate_and_watch_rewrites_the_embedded_text_alone(string before, string after)
    {
        var (driver, compilation) = Run();
        driver = driver.ReplaceAdditionalText(Project.Manifests[0], Project.Manifests[0].With(Manifest.Replace(before, after, StringComparison.Ordinal)));

        var result = driver.RunGenerators(compilation).GetRunResult().Results.Single();

        Assert.Equal(1, Count(result, PipelineSteps.Sources, IncrementalStepRunReason.Modified));
        AssertReasons(result, PipelineSteps.Models, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        Assert.Equal(1, result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs).Count(output => output.Reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void An_edit_of_an_overlay_changes_nothing()
    {
        var project = WithOverlays(embed: false);
        var compilation = project.Compilation;
        var driver = project.Driver.RunGenerators(compilation).ReplaceAdditionalText(project.Manifests[^1], project.Manifests[^1].With("{ \"flags\": { } }"));

        var result = driver.RunGenerators(compilation).GetRunResult().Results.Single();

        foreach (var step in PipelineSteps.All)
        {
            AssertReasons(result, step, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        }

        AssertOutputs(result, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
    }

    [Fact]
    public void An_edit_of_an_embedded_overlay_rewrites_the_layers_of_its_manifest_alone()
    {
        var project = WithOverlays(embed: true);
        var compilation = project.Compilation;
        var driver = project.Driver.RunGenerators(compilation).ReplaceAdditionalText(project.Manifests[^1], project.Manifests[^1].With("{ \"flags\": { } }"));

        var result = driver.RunGenerators(compilation).GetRunResult().Results.Single();

        foreach (var step in PipelineSteps.All)
        {
            AssertReasons(result, step, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        }

        Assert.Equal(1, Count(result, PipelineSteps.Overlays, IncrementalStepRunReason.Modified));
        Assert.Equal(1, Count(result, PipelineSteps.Layers, IncrementalStepRunReason.Modified));
        Assert.Equal(1, result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs).Count(output => output.Reason == IncrementalStepRunReason.Modified));
        Assert.Contains("{ \\\"flags\\\": { } }", result.GeneratedSources.Single(source => source.HintName == "App.Flags-Layers.g.cs").SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_the_manifest_rewrites_no_embedded_overlay()
    {
        var project = WithOverlays(embed: true);
        var compilation = project.Compilation;
        var edited = Manifest.Replace("\"percentage\": 5", "\"percentage\": 50", StringComparison.Ordinal);
        var driver = project.Driver.RunGenerators(compilation).ReplaceAdditionalText(project.Manifests[0], project.Manifests[0].With(edited));

        var result = driver.RunGenerators(compilation).GetRunResult().Results.Single();

        foreach (var step in PipelineSteps.Embedding)
        {
            AssertReasons(result, step, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        }
    }

    [Fact]
    public void Steps_hold_nothing_of_the_compiler()
    {
        var project = WithOverlays(embed: true);

        var result = project.Driver.RunGenerators(project.Compilation).GetRunResult().Results.Single();

        var walk = new ObjectWalk();
        foreach (var step in PipelineSteps.All.Concat(PipelineSteps.Embedding))
        {
            Assert.NotEmpty(result.TrackedSteps[step]);
            foreach (var output in result.TrackedSteps[step].SelectMany(run => run.Outputs))
            {
                walk.Visit(output.Value, step);
            }
        }

        Assert.Empty(walk.Found);
        // The walk has reached the leaves of the models, which are texts of the manifest.
        Assert.Contains("feed.layout", walk.Strings);
        Assert.Contains("sizes", walk.Strings);
    }

    /// <summary>Returns the project with an overlay for each manifest; that of flags.json is the last file.</summary>
    private static TestProject WithOverlays(bool embed) => Project with
    {
        Manifests =
        [
            .. Project.Manifests,
            ManifestText.Overlay("/project/checkout.flags.Production.json", "/project/checkout.flags.json", "Production", "{}"),
            ManifestText.Overlay("/project/flags.Production.json", "/project/flags.json", "Production", "{}"),
        ],
        Properties = new Dictionary<string, string?> { ["RootNamespace"] = "App", ["OpenRolloutEmbedOverlays"] = embed ? "true" : null },
    };

    private static (GeneratorDriver Driver, Compilation Compilation) Run()
    {
        var compilation = Project.Compilation;
        return (Project.Driver.RunGenerators(compilation), compilation);
    }

    private static void AssertReasons(GeneratorRunResult result, string step, params IncrementalStepRunReason[] allowed)
    {
        var outputs = result.TrackedSteps[step].SelectMany(run => run.Outputs).ToArray();
        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Assert.Contains(output.Reason, allowed));
    }

    private static void AssertOutputs(GeneratorRunResult result, params IncrementalStepRunReason[] allowed)
    {
        var outputs = result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs).ToArray();
        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Assert.Contains(output.Reason, allowed));
    }

    private static int Count(GeneratorRunResult result, string step, IncrementalStepRunReason reason)
        => result.TrackedSteps[step].SelectMany(run => run.Outputs).Count(output => output.Reason == reason);
}
