using System.Text.Json;
using OpenRollout.Cli.Tests.Harness;

namespace OpenRollout.Cli.Tests;

/// <summary>The schemas are those of the package.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData("manifest", "openrollout.schema.json")]
    [InlineData("overlay", "openrollout.overlay.schema.json")]
    public async Task The_schema_is_the_file_of_the_package(string kind, string file)
    {
        using var tool = new Tool();

        var output = await tool.OutputOfAsync("schema", kind);

        Assert.Equal(File.ReadAllText(RepositoryFiles.Find($"src/OpenRollout.Manifest/{file}")), output);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(output).RootElement.ValueKind);
    }
}
