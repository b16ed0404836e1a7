using System.Text;
using Microsoft.CodeAnalysis;

namespace OpenRollout.Analyzers.Tests;

/// <summary>ROLL1001 for manifests that the compiler can read but an application cannot.</summary>
public sealed class EncodingTests
{
    private const string Manifest = """{ "flags": { "a": { "flagType": "string", "defaultValue": "æ" } } }""";

    private const string Ascii = """{ "flags": { "a": { "flagType": "string", "defaultValue": "a" } } }""";

    public static TheoryData<string, string> Refused => new()
    {
        { "utf-16", "the compiler reads the manifest as utf-16, but applications read UTF-8; save it as UTF-8, and let the project set no CodePage" },
        { "utf-16BE", "the compiler reads the manifest as utf-16BE, but applications read UTF-8; save it as UTF-8, and let the project set no CodePage" },
        { "iso-8859-1", "the compiler reads the manifest as iso-8859-1, but applications read UTF-8; save it as UTF-8, and let the project set no CodePage" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Another_encoding_than_UTF_8_is_refused_by_the_build_and_at_run_time(string name, string message)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Manifest)];
        var found = Assert.Single(await FindAsync(new TestFile("flags.json", bytes, encoding)));
        Assert.Equal(("ROLL1001", DiagnosticSeverity.Error, message), (found.Id, found.Severity, found.GetMessage(null)));
        Assert.NotNull(OpenRollout.Manifest.ManifestReader.Read(bytes).FirstError);
    }

    /// <summary>The file is valid, but the project makes the compiler decode it differently.</summary>
    [Fact]
    public async Task Utf_8_that_the_compiler_reads_by_another_code_page_is_refused()
        => Assert.StartsWith(
            "the compiler reads the manifest as iso-8859-1,",
            Assert.Single(await FindAsync(new TestFile("flags.json", Encoding.UTF8.GetBytes(Manifest), Encoding.Latin1))).GetMessage(null),
            StringComparison.Ordinal);

    /// <summary>A project that sets the code page of UTF-8 makes the compiler replace what it cannot decode.</summary>
    [Fact]
    public async Task Bytes_that_the_compiler_replaces_are_refused()
    {
        var found = Assert.Single(await FindAsync(new TestFile("flags.json", Encoding.Latin1.GetBytes(Manifest))));
        Assert.Equal("the manifest is not UTF-8; save it as UTF-8", found.GetMessage(null));
    }

    [Fact]
    public async Task A_second_byte_order_mark_is_refused_as_at_run_time()
    {
        byte[] bytes = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Manifest)];
        Assert.Equal("ROLL1001", Assert.Single(await FindAsync(new TestFile("flags.json", bytes))).Id);
        Assert.Equal("ROLL1001", OpenRollout.Manifest.ManifestReader.Read(bytes).FirstError?.Id);
    }

    [Fact]
    public async Task Utf_8_is_accepted_with_and_without_a_mark_and_ASCII_whatever_it_is_called()
    {
        Assert.Empty(await FindAsync(new TestFile("flags.json", Manifest)));
        Assert.Empty(await FindAsync(new TestFile("flags.json", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Manifest)])));
        Assert.Empty(await FindAsync(new TestFile("flags.json", Manifest.Replace('æ', '\uFFFD'))));
        Assert.Empty(await FindAsync(new TestFile("flags.json", Encoding.Latin1.GetBytes(Ascii), Encoding.Latin1)));
    }

    private static async Task<IEnumerable<Diagnostic>> FindAsync(TestFile file)
    {
        var project = new TestProject();
        project.Files.Add(file);
        project.Manifests[file.Path] = new ManifestSettings();
        return await project.AnalyzeAsync(project.Compile(), new ManifestAnalyzer());
    }
}
