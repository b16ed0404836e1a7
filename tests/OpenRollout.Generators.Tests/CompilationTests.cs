using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenRollout.Generators.Tests;

/// <summary>Generated code compiles without a diagnostic in every kind of project.</summary>
public sealed class CompilationTests
{
    public static TheoryData<string> ReaderManifests => [.. ManifestFiles.OfTheReader];

    public static TheoryData<string> OwnManifests => [.. ManifestFiles.Own];

    [Theory]
    [MemberData(nameof(ReaderManifests))]
    public void Every_manifest_of_the_reader_compiles(string path)
        => TestProject.With(ManifestFiles.Read(path)).Build().AssertClean();

    [Theory]
    [MemberData(nameof(OwnManifests))]
    public Task Public_code_is_documented(string name)
        => GeneratorTest.VerifyAsync(TestProject.With(ManifestFiles.ReadOwn(name)) with
        {
            Properties = new Dictionary<string, string?> { ["RootNamespace"] = "App", ["OpenRolloutVisibility"] = "public" },
        });

    [Theory]
    [MemberData(nameof(OwnManifests))]
    public Task Types_of_the_project_hide_nothing(string name)
        => GeneratorTest.VerifyAsync(TestProject.With(ManifestFiles.ReadOwn(name)) with
        {
            Code =
            [
                """
                namespace App;
                internal static class System;
                internal static class OpenFeature;
                internal static class OpenRollout;
                internal static class Flag;
                internal static class String;
                internal static class Value;
                internal static class IDisposable;
                internal static class BooleanFlag;
                internal static class FlagSnapshot;
                internal static class FlagBinding;
                """,
            ],
        });

    [Theory]
    [MemberData(nameof(OwnManifests))]
    public async Task Types_of_a_library_with_the_same_manifest_are_not_meant(string name)
    {
        var project = TestProject.With(ManifestFiles.ReadOwn(name));
        var library = project with { Properties = new Dictionary<string, string?> { ["RootNamespace"] = "App", ["OpenRolloutVisibility"] = "public" } };
        await GeneratorTest.VerifyAsync(project with { Libraries = [library.Build().ToReference("Library")] });
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12, NullableContextOptions.Disable)]
    [InlineData(LanguageVersion.CSharp13, NullableContextOptions.Enable)]
    [InlineData(LanguageVersion.Preview, NullableContextOptions.Annotations)]
    public async Task Neither_the_language_version_nor_nullability_matters(LanguageVersion version, NullableContextOptions nullable)
    {
        foreach (var name in ManifestFiles.Own)
        {
            await GeneratorTest.VerifyAsync(TestProject.With(ManifestFiles.ReadOwn(name)) with { LanguageVersion = version, Nullable = nullable });
        }
    }

    [Fact]
    public Task Using_directives_of_the_project_do_not_matter()
        => GeneratorTest.VerifyAsync(TestProject.With(ManifestFiles.ReadOwn("objects")) with
        {
            Code = ["global using System; global using System.Linq; global using System.Collections.Generic; global using Flags = System.FlagsAttribute;"],
        });

    [Fact]
    public void The_same_manifest_gives_the_same_code()
    {
        foreach (var name in ManifestFiles.Own)
        {
            var project = TestProject.With(ManifestFiles.ReadOwn(name));
            Assert.Equal(project.Build().Text, project.Build().Text);
        }
    }

    [Fact]
    public void The_language_of_the_machine_does_not_matter()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        var project = TestProject.With(ManifestFiles.ReadOwn("values"));
        var expected = project.Build().Text;
        var unusual = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
        unusual.NumberFormat.NegativeSign = "minus";
        unusual.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = unusual;
            Assert.Equal(expected, project.Build().Text);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
