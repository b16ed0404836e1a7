using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.Cli.Tests.Harness;
using OpenRollout.Cli.Workspaces;

namespace OpenRollout.Cli.Tests;

/// <summary>The texts of a removal become the bytes of files on disk.</summary>
public sealed class FileChangesTests
{
    public static TheoryData<string, bool> Encodings => new() { { "utf-8", false }, { "utf-8", true }, { "utf-16", true }, { "utf-16BE", true } };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task A_file_keeps_its_encoding_byte_order_mark_and_line_ends(string name, bool hasMark)
    {
        using var tool = new Tool();
        var encoding = name == "utf-8" ? new UTF8Encoding(hasMark) : Encoding.GetEncoding(name);
        byte[] Bytes(string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        var path = Write(tool, "A.cs", Bytes("// blåbær\r\nclass Old;\r\n"));

        var change = Assert.Single(await CreateAsync([path], new() { [path] = text => text.Replace(0, "// blåbær\r\n".Length, "") }));

        Assert.Equal(Bytes("// blåbær\r\nclass Old;\r\n"), change.Before);
        Assert.Equal(Bytes("class Old;\r\n"), change.After);
    }

    [Fact]
    public async Task A_file_that_stays_the_same_is_no_change()
    {
        using var tool = new Tool();
        var path = Write(tool, "A.cs", "class A;"u8.ToArray());

        Assert.Empty(await CreateAsync([path], new() { [path] = text => text }));
    }

    [Fact]
    public async Task Code_is_saved_before_overlays_and_the_manifest_last()
    {
        using var tool = new Tool();
        string[] paths = [.. new[] { "flags.json", "flags.staging.json", "zoo.cs", "A.cs" }.Select(name => Write(tool, name, "one"u8.ToArray()))];

        var changes = await CreateAsync(paths, paths.ToDictionary(path => path, _ => (Func<SourceText, SourceText>)(text => text.Replace(0, 3, "two"))), manifest: paths[0]);

        Assert.Equal(["A.cs", "zoo.cs", "flags.staging.json", "flags.json"], changes.Select(change => Path.GetFileName(change.Path)));
    }

    [Fact]
    public async Task A_file_whose_bytes_would_not_stay_is_refused()
    {
        using var tool = new Tool();
        // Latin-1 is no UTF-8.
        var path = Write(tool, "A.cs", [.. "// bl"u8, 0xE5, .. "b"u8]);
        var exception = await Assert.ThrowsAsync<WorkspaceException>(() => CreateAsync([path], new() { [path] = text => text.Replace(0, 2, "") }, load: _ => SourceText.From("// bl\uFFFDb", Encoding.UTF8)));
        Assert.StartsWith($"{path} has bytes that its encoding utf-8 cannot keep, or was changed in the meantime", exception.Message, StringComparison.Ordinal);
    }

    private static string Write(Tool tool, string name, byte[] bytes)
    {
        var path = Path.Combine(tool.Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static async Task<IReadOnlyList<FileChange>> CreateAsync(string[] paths, Dictionary<string, Func<SourceText, SourceText>> edits, string? manifest = null, Func<string, SourceText>? load = null)
    {
        load ??= path =>
        {
            using var stream = File.OpenRead(path);
            return SourceText.From(stream);
        };
        using var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Feed", "Feed", LanguageNames.CSharp));
        foreach (var path in paths)
        {
            var document = DocumentId.CreateNewId(id);
            solution = path.EndsWith(".cs", StringComparison.Ordinal)
                ? solution.AddDocument(document, Path.GetFileName(path), load(path), filePath: path)
                : solution.AddAdditionalDocument(document, Path.GetFileName(path), load(path), filePath: path);
        }

        return await FileChanges.CreateAsync(solution, edits.ToDictionary(edit => edit.Key, edit => edit.Value(load(edit.Key))), manifest is null ? new HashSet<string>() : new HashSet<string> { manifest }, CancellationToken.None);
    }
}
