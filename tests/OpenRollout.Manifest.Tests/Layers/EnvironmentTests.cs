using System.Text;

namespace OpenRollout.Manifest.Tests;

/// <summary>Which texts are read for an environment.</summary>
public sealed class EnvironmentTests
{
    private static readonly byte[] Overlay = "{ \"flags\": { \"stories\": { \"enabled\": false } } }"u8.ToArray();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Development")]
    public void An_environment_that_is_not_listed_gets_the_manifest_alone(string? environment)
    {
        var reading = ManifestReader.Read(new ManifestLayers(Encoding.UTF8.GetBytes(Layered.Manifest), environment, overlay: null) { OverlayProblem = "denied" });
        Assert.Equal((0, null, 3), (reading.Problems.Count, reading.Environment, reading.Manifest.Flags.Count));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("production")]
    public void A_listed_environment_gets_its_overlay(string environment)
    {
        var reading = ManifestReader.Read(Layered.Layers(Layered.Manifest, Overlay, environment));
        Assert.Empty(reading.Problems);
        Assert.Equal("Production", reading.Environment);
        Assert.False(reading.Manifest.FindFlag("stories")!.IsEnabled);
    }

    [Theory]
    [InlineData(null, "it does not exist")]
    [InlineData("access is denied", "access is denied")]
    [InlineData("Access to the path is denied.", "Access to the path is denied")]
    public void A_listed_environment_without_its_overlay_is_an_error_where_it_is_listed(string? problem, string reason)
    {
        var layers = new ManifestLayers(Encoding.UTF8.GetBytes(Layered.Manifest), "PRODUCTION", overlay: null) { Path = "app/flags.json", OverlayProblem = problem };
        foreach (var reading in new[] { ManifestReader.Read(layers), ManifestReview.Read(layers) })
        {
            Assert.Equal(
                $"app/flags.json(2,21): error ROLL1013: the overlay of 'Production', 'app/flags.PRODUCTION.json', cannot be read: {reason}; provide it, or remove 'Production' from 'environments'",
                Assert.Single(reading.Problems).ToString());
            Assert.Equal(("Production", ManifestLayer.Manifest), (reading.Environment, reading.Problems[0].Range.Layer));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void An_overlay_without_the_name_of_its_environment_is_refused_and_not_ignored(string? environment)
        => Assert.Throws<ArgumentException>(nameof(environment), () => new ManifestLayers("{}"u8, environment!, "{}"u8));

    [Fact]
    public void An_overlay_of_an_environment_that_is_not_listed_is_an_error()
    {
        var layers = Layered.Layers(Layered.Manifest, Overlay, "Producton");
        Assert.Equal(
            "flags.Producton.json(1,1): error ROLL1010: the manifest does not list the environment 'Producton' in 'environments'; did you mean 'Production'?",
            Assert.Single(ManifestReader.Read(layers).Problems).ToString());
        layers = Layered.Layers(Layered.Manifest, "{ \"environment\": \"QA\", \"flags\": 1 }"u8.ToArray(), "QA");
        Assert.Equal(
            "flags.QA.json(1,19): error ROLL1010: the manifest does not list the environment 'QA' in 'environments'; add it there, or remove the overlay",
            Assert.Single(ManifestReview.Read(layers).Problems).ToString());
    }

    [Fact]
    public void Errors_of_the_manifest_alone_are_the_whole_result()
    {
        var reading = ManifestReader.Read(Layered.Layers(Layered.Manifest.Replace("\"full\", \"since\"", "\"ful\", \"since\"", StringComparison.Ordinal), "!"u8.ToArray()));
        Assert.Equal("flags.json(14,19): error ROLL2003: unknown stage 'full'; did you mean 'ful'?", Assert.Single(reading.Problems).ToString());
    }

    [Fact]
    public void Warnings_of_the_manifest_come_first_and_once()
    {
        var manifest = Layered.Manifest.Replace("\"flagType\": \"integer\"", "\"otherTool\": 1, \"flagType\": \"integer\"", StringComparison.Ordinal);
        var reading = Layered.Read("{ \"flags\": { \"limit\": { \"enabled\": true, \"owner\": 1 } } }", manifest);
        Assert.Equal(["flags.json ROLL1002", "flags.Production.json ROLL1002"], reading.Problems.Select(problem => $"{problem.Path} {problem.Id}"));
        Assert.Equal([false, true], reading.Problems.Select(problem => problem.IsError));
    }

    [Fact]
    public void Environments_are_read_as_they_are_listed()
        => Assert.Equal(["Staging", "Production"], ManifestReader.Read("""{ "environments": ["Staging", "Production"], "flags": {} }"""u8).Manifest.Environments.Select(name => name.Value));

    [Fact]
    public void Invalid_environments_are_reported()
        => Verify.Problems(
            """{ "environments": ["A", "{|ROLL1005:a|}", "{|ROLL1004:b c|}", {|ROLL1004:1|}, "{|ROLL1004:|}"], "flags": {} }""",
            "duplicate environment 'a'; names are compared without regard to case. Remove one of the two",
            "'b c' is not a valid name of an environment; use letters from A to Z, digits, '-' and '_', because the name is part of the overlay's file name",
            "an item of 'environments' must be a string, not 1",
            "'' is not a valid name of an environment; use letters from A to Z, digits, '-' and '_', because the name is part of the overlay's file name");
}
