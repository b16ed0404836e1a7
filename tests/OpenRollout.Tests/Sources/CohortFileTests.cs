using System.Text;
using OpenFeature.Model;

namespace OpenRollout.Tests.Sources;

/// <summary>Verifies that key files are read and polled together with the manifest.</summary>
public sealed class CohortFileTests : IDisposable
{
    private const string Manifest = """
        { "segments": { "alpha": { "keysFrom": "cohorts/alpha.txt" } },
          "flags": { "on": { "flagType": "boolean", "defaultValue": false,
            "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [ { "segment": "alpha" } ] } ] } } } }
        """;

    private readonly TemporaryFolder _folder = new();

    private string ManifestPath => _folder["flags.json"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_edit_of_the_keys_is_found_at_the_next_poll()
    {
        Write("ada\n");
        await using var following = await FileFollowing.StartAsync(ManifestPath);
        Assert.Equal(["ada"], await InAsync(following, "ada", "grace"));

        _folder.Write("cohorts/alpha.txt", "grace\nlinus\n");
        await following.PollAsync();

        Assert.Equal(["grace", "linus"], await InAsync(following, "ada", "grace", "linus"));
    }

    [Fact]
    public async Task An_edit_of_equal_length_and_time_is_seen_by_its_content()
    {
        Write("ada\n");
        var written = File.GetLastWriteTimeUtc(_folder["cohorts/alpha.txt"]);
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        _folder.Write("cohorts/alpha.txt", "bob\n");
        File.SetLastWriteTimeUtc(_folder["cohorts/alpha.txt"], written);
        await following.PollAsync(FileFollowing.PollsForContent);

        Assert.Equal(["bob"], await InAsync(following, "ada", "bob"));
    }

    [Fact]
    public async Task A_manifest_that_names_thousands_of_files_costs_no_more_than_a_hundred()
    {
        var segments = string.Join(",", Enumerable.Range(0, 20_000).Select(number => $$"""  "s{{number}}": { "keysFrom": "{{number}}.txt" }"""));
        _folder.Write("flags.json", $$"""{ "segments": {{{segments}} }, "flags": {} }""");
        var before = GC.GetTotalAllocatedBytes();
        await using var following = await FileFollowing.StartAsync(ManifestPath);
        await following.PollAsync(FileFollowing.PollsForContent);

        Assert.Contains(following.Given[0].Problems, problem => problem.Message.Contains("exceeds the limit of 100 files of keys", StringComparison.Ordinal));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 200 * 1024 * 1024);
    }

    [Fact]
    public async Task A_missing_file_is_an_error_at_its_path_in_the_manifest_until_it_exists()
    {
        Write("ada\n");
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        File.Delete(_folder["cohorts/alpha.txt"]);
        await following.PollAsync(2);
        var error = following.Given[^1].Reading.FirstError!;
        Assert.Equal(("ROLL1004", 1), (error.Id, error.Start.Line));
        Assert.Contains("cohorts/alpha.txt", error.Message, StringComparison.Ordinal);

        _folder.Write("cohorts/alpha.txt", "ada\n");
        await following.PollAsync();
        Assert.Equal(["on", "ROLL1004", "on"], following.All);
    }

    [Fact]
    public async Task A_hundred_thousand_keys_with_CRLF_and_a_byte_order_mark_are_all_in()
    {
        var keys = Enumerable.Range(0, 100_000).Select(number => $"user-{number}");
        Directory.CreateDirectory(_folder["cohorts"]);
        File.WriteAllText(ManifestPath, Manifest, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        File.WriteAllText(_folder["cohorts/alpha.txt"], string.Join("\r\n", keys), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        Assert.Equal(["user-0", "user-1", "user-99999"], await InAsync(following, "user-0", "user-1", "user-99999", "user-100000", "\ufeffuser-0", "user-1\r", ""));
    }

    [Fact]
    public async Task A_lone_carriage_return_ends_a_line()
    {
        Write("ada\rgrace\r\rlinus\r");
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        Assert.Equal(["ada", "grace", "linus"], await InAsync(following, "ada", "grace", "linus", "ada\rgrace", "linus\r"));
    }

    [Fact]
    public async Task Keys_are_kept_unchanged()
    {
        Write("ünser-€\n 日本 \n😀\n\n\nlast without an end of line");
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        Assert.Equal(
            ["ünser-€", " 日本 ", "😀", "last without an end of line"],
            await InAsync(following, "ünser-€", " 日本 ", "日本", "😀", "", "last without an end of line", "ünser-"));
    }

    [Fact]
    public async Task A_file_that_is_not_UTF_8_is_an_error()
    {
        foreach (var bytes in new byte[][] { [0x61, 0xFF, 0x0A], [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("ada\n")] })
        {
            Write("");
            File.WriteAllBytes(_folder["cohorts/alpha.txt"], bytes);
            await using var following = await FileFollowing.StartAsync(ManifestPath);

            Assert.Contains("not UTF-8", following.Given[0].Reading.FirstError!.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Segments_may_share_a_file_and_a_manifest_may_begin_to_name_one()
    {
        _folder.Write("flags.json", TestManifests.On());
        await using var following = await FileFollowing.StartAsync(ManifestPath);

        Write("ada\n", Manifest.Replace("""segments": {""", """segments": { "beta": { "keysFrom": "cohorts/alpha.txt" }, """, StringComparison.Ordinal));
        await following.PollAsync(2);
        Assert.Equal(["ada"], await InAsync(following, "ada", "bob"));

        _folder.Write("cohorts/alpha.txt", "ada\nbob\n");
        await following.PollAsync();
        Assert.Equal(["ada", "bob"], await InAsync(following, "ada", "bob"));
    }

    private void Write(string keys, string manifest = Manifest)
    {
        _folder.Write("cohorts/alpha.txt", keys);
        _folder.Write("flags.json", manifest);
    }

    /// <summary>Returns the users for whom the flag is on in the last manifest.</summary>
    private static async Task<List<string>> InAsync(FileFollowing following, params string[] users)
    {
        var source = new ScriptedSource();
        source.Give(following.Given[^1]);
        var provider = await OpenRolloutProvider.LoadAsync(source);
        var taken = new List<string>();
        foreach (var user in users)
        {
            if ((await provider.ResolveBooleanValueAsync("on", false, EvaluationContext.Builder().SetTargetingKey(user).Build())).Value)
            {
                taken.Add(user);
            }
        }

        await provider.ShutdownAsync();
        return taken;
    }
}
