namespace OpenRollout.Package.Tests;

/// <summary>The content of the packages and their dependencies. Packages of this repository depend on exactly one version of each other.</summary>
public sealed class LayoutTests
{
    private static readonly PackageContent Package = new("OpenRollout");

    [Fact]
    public void The_package_has_the_runtime_the_compiler_components_and_the_build_files()
        => Assert.Equal(
            [
                "README.md",
                "analyzers/dotnet/cs/Microsoft.Bcl.AsyncInterfaces.dll",
                "analyzers/dotnet/cs/OpenRollout.Analyzers.dll",
                "analyzers/dotnet/cs/OpenRollout.CodeFixes.dll",
                "analyzers/dotnet/cs/OpenRollout.Generators.dll",
                "analyzers/dotnet/cs/OpenRollout.Manifest.dll",
                "analyzers/dotnet/cs/OpenRollout.Removal.dll",
                "analyzers/dotnet/cs/System.Buffers.dll",
                "analyzers/dotnet/cs/System.Memory.dll",
                "analyzers/dotnet/cs/System.Numerics.Vectors.dll",
                "analyzers/dotnet/cs/System.Runtime.CompilerServices.Unsafe.dll",
                "analyzers/dotnet/cs/System.Text.Encodings.Web.dll",
                "analyzers/dotnet/cs/System.Text.Json.dll",
                "analyzers/dotnet/cs/System.Threading.Tasks.Extensions.dll",
                "build/OpenRollout.props",
                "buildTransitive/OpenRollout.Checks.targets",
                "buildTransitive/OpenRollout.Manifests.targets",
                "buildTransitive/OpenRollout.Overlays.targets",
                "buildTransitive/OpenRollout.targets",
                "buildTransitive/openrollout.overlay.schema.json",
                "buildTransitive/openrollout.schema.json",
                "icon.png",
                "lib/net10.0/OpenRollout.Manifest.dll",
                "lib/net10.0/OpenRollout.Manifest.xml",
                "lib/net10.0/OpenRollout.dll",
                "lib/net10.0/OpenRollout.xml",
                "lib/net8.0/OpenRollout.Manifest.dll",
                "lib/net8.0/OpenRollout.Manifest.xml",
                "lib/net8.0/OpenRollout.dll",
                "lib/net8.0/OpenRollout.xml",
            ],
            Package.Files);

    [Fact]
    public void The_symbols_are_those_of_the_runtime()
        => Assert.Equal(
            [
                "lib/net10.0/OpenRollout.Manifest.pdb",
                "lib/net10.0/OpenRollout.pdb",
                "lib/net8.0/OpenRollout.Manifest.pdb",
                "lib/net8.0/OpenRollout.pdb",
            ],
            Package.Symbols);

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void OpenFeature_is_the_only_dependency(string framework)
        => Assert.Equal(["OpenFeature 2.14.1"], Package.DependenciesOf(framework));

    [Fact]
    public void Links_of_the_README_lead_out_of_the_package() => Assert.DoesNotMatch(@"\]\((?!https?:|#)", Package.Read("README.md"));

    /// <summary>The other packages contain their own assembly only: not the manifest reader, which is in OpenRollout's package, and not OpenFeature's stand-in.</summary>
    [Theory]
    [InlineData("OpenRollout.AspNetCore")]
    [InlineData("OpenRollout.Guardrails")]
    [InlineData("OpenRollout.Hosting")]
    [InlineData("OpenRollout.Testing")]
    public void Another_package_has_its_own_assembly_only(string id)
    {
        var package = new PackageContent(id);

        Assert.Equal(
            ["README.md", "icon.png", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", $"lib/net8.0/{id}.dll", $"lib/net8.0/{id}.xml"],
            package.Files);
        Assert.Equal([$"lib/net10.0/{id}.pdb", $"lib/net8.0/{id}.pdb"], package.Symbols);
        Assert.DoesNotMatch(@"\]\((?!https?:|#)", package.Read("README.md"));
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void Hosting_depends_on_OpenFeatures_hosting_and_the_extensions_that_it_uses(string framework)
        => Assert.Equal(
            [
                "Microsoft.Extensions.Configuration.Binder 10.0.0",
                "Microsoft.Extensions.Diagnostics.HealthChecks 10.0.0",
                "Microsoft.Extensions.Hosting.Abstractions 10.0.0",
                "Microsoft.Extensions.Http 10.0.0",
                "OpenFeature 2.14.1",
                "OpenFeature.Hosting 2.14.1",
                $"OpenRollout [{Feed.Version}]",
                $"OpenRollout.Guardrails [{Feed.Version}]",
            ],
            new PackageContent("OpenRollout.Hosting").DependenciesOf(framework));

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void Guardrails_depend_on_one_library(string framework)
        => Assert.Equal(
            ["OpenFeature 2.14.1", $"OpenRollout [{Feed.Version}]", "System.IO.Hashing 10.0.0"],
            new PackageContent("OpenRollout.Guardrails").DependenciesOf(framework));

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void Testing_depends_on_no_test_framework(string framework)
        => Assert.Equal(["OpenFeature 2.14.1", $"OpenRollout [{Feed.Version}]"], new PackageContent("OpenRollout.Testing").DependenciesOf(framework));

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void AspNetCore_depends_on_hosting_and_the_framework(string framework)
    {
        var package = new PackageContent("OpenRollout.AspNetCore");

        Assert.Equal(["OpenFeature 2.14.1", "OpenFeature.Hosting 2.14.1", $"OpenRollout [{Feed.Version}]", $"OpenRollout.Guardrails [{Feed.Version}]", $"OpenRollout.Hosting [{Feed.Version}]"], package.DependenciesOf(framework));
        Assert.Contains("<frameworkReference name=\"Microsoft.AspNetCore.App\" />", package.Read("OpenRollout.AspNetCore.nuspec"), StringComparison.Ordinal);
    }

    /// <summary>A tool contains everything that it needs, in one folder for each framework.</summary>
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void The_command_line_is_a_tool_with_the_runtime_and_without_documentation_files(string framework)
    {
        var package = new PackageContent("OpenRollout.Cli");
        var files = package.Files.Where(file => file.StartsWith($"tools/{framework}/any/", StringComparison.Ordinal)).Select(Path.GetFileName).ToArray();

        Assert.Contains("<packageType name=\"DotnetTool\" />", package.Read("OpenRollout.Cli.nuspec"), StringComparison.Ordinal);
        Assert.Contains("<Command Name=\"openrollout\"", package.Read($"tools/{framework}/any/DotnetToolSettings.xml"), StringComparison.Ordinal);
        Assert.All(
            ["CsvHelper.dll", "OpenFeature.dll", "OpenRollout.Cli.dll", "OpenRollout.Manifest.dll", "OpenRollout.dll", "Spectre.Console.dll", "System.CommandLine.dll"],
            (string assembly) => Assert.Contains(assembly, files));
        Assert.DoesNotContain(files, file => file!.EndsWith(".xml", StringComparison.Ordinal) && file != "DotnetToolSettings.xml");
    }
}
