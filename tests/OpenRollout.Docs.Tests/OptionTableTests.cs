using System.Reflection;
using OpenRollout.Hosting;

namespace OpenRollout.Docs.Tests;

/// <summary>The pages about sources and hosts name every option and every part of the status.</summary>
public sealed class OptionTableTests
{
    [Theory]
    [InlineData("sources.md", typeof(HttpManifestOptions))]
    [InlineData("sources.md", typeof(ManifestStatus))]
    [InlineData("hosting.md", typeof(OpenRolloutHostingOptions))]
    [InlineData("hosting.md", typeof(RequiredManifest))]
    public void Everything_has_a_row(string page, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var rows = Pages.Lines(page).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        var names = type.IsEnum
            ? Enum.GetNames(type)
            : type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.Name);
        foreach (var name in names)
        {
            Assert.Contains(rows, row => row.StartsWith($"| `{name}`", StringComparison.Ordinal));
        }
    }
}
