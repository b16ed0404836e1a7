using System.Text;
using OpenRollout.Decisions.Folders;

namespace OpenRollout.Tests.Decisions;

/// <summary>Tests the folder of decisions: what is written, and what becomes of any content.</summary>
public sealed class FolderDecisionStoreTests : IDisposable
{
    private const string ScopeFolder = "flags@production";

    private readonly TemporaryFolder _folder = new();
    private readonly FolderDecisionStore _store;

    public FolderDecisionStoreTests() => _store = new FolderDecisionStore(_folder["decisions"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_decision_and_its_withdrawal_are_files_that_people_can_read()
    {
        var decision = DecisionScenario.SwitchOff("chat.reactions") with { Id = "20261126-221530-4f9c1d2e7a8b6c5d", Since = new DateTimeOffset(2026, 11, 26, 22, 15, 30, TimeSpan.Zero), Salt = "søk" };
        await _store.AddAsync(FolderFollowing.Scope, decision, CancellationToken.None);
        await _store.WithdrawAsync(
            FolderFollowing.Scope, new DecisionWithdrawal { DecisionId = decision.Id, By = "maria", Reason = "mended", At = decision.Since.AddMinutes(1.5) }, CancellationToken.None);

        Assert.Equal("""
            {
              "id": "20261126-221530-4f9c1d2e7a8b6c5d",
              "flag": "chat.reactions",
              "enabled": false,
              "since": "2026-11-26T22:15:30Z",
              "by": "maria",
              "reason": "floods the notification queue",
              "salt": "søk"
            }
            """, Read($"{decision.Id}.json"));
        Assert.Equal("""
            {
              "id": "20261126-221530-4f9c1d2e7a8b6c5d",
              "withdrawn": "2026-11-26T22:17:00Z",
              "by": "maria",
              "reason": "mended"
            }
            """, Read($"{decision.Id}.withdrawn.json"));
        Assert.Equal(2, Directory.GetFiles(_folder["decisions"], "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task What_was_added_is_read_in_this_and_in_the_next_process()
    {
        await using var following = await FolderFollowing.StartAsync(_folder["decisions"]);
        Assert.Equal((0, null), (following.Last.Decisions.Count, following.Last.Problem));
        var decisions = new[] { DecisionScenario.SwitchOff("ønske\u202e\ud83d"[..^1]), DecisionScenario.Hold("internal") with { Since = DateTimeOffset.MaxValue, Salt = "s" } };
        foreach (var decision in decisions)
        {
            await _store.AddAsync(FolderFollowing.Scope, decision, CancellationToken.None);
            await _store.AddAsync(FolderFollowing.Scope, decision, CancellationToken.None);
        }

        await following.PollAsync();

        Assert.Equal(decisions.ToHashSet(), following.Last.Decisions.ToHashSet());
        await using var next = await FolderFollowing.StartAsync(_folder["decisions"]);
        Assert.Equal(decisions.ToHashSet(), next.Last.Decisions.ToHashSet());
        Assert.Empty(next.Last.Warnings);

        var withdrawal = new DecisionWithdrawal { DecisionId = decisions[0].Id, By = "maria", Reason = "mended" };
        await _store.WithdrawAsync(FolderFollowing.Scope, withdrawal, CancellationToken.None);
        await _store.WithdrawAsync(FolderFollowing.Scope, withdrawal with { Reason = "again" }, CancellationToken.None);
        await next.PollAsync();
        Assert.Equal(withdrawal, Assert.Single(next.Last.Withdrawals));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _store.AddAsync(FolderFollowing.Scope, decisions[0], CancellationToken.None));
    }

    [Fact]
    public async Task Another_content_under_the_same_identifier_is_refused()
    {
        var decision = DecisionScenario.SwitchOff();
        await _store.AddAsync(FolderFollowing.Scope, decision, CancellationToken.None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _store.AddAsync(FolderFollowing.Scope, decision with { By = "otto" }, CancellationToken.None));
    }

    [Fact]
    public async Task An_idle_folder_returns_nothing_and_a_later_change_is_seen()
    {
        await using var following = await FolderFollowing.StartAsync(_folder["decisions"]);
        await following.PollAsync(2 * FolderFollowing.PollsForContent);
        Assert.Single(following.Given);

        await _store.AddAsync(FolderFollowing.Scope, DecisionScenario.SwitchOff(), CancellationToken.None);
        await _store.AddAsync(new DecisionScope("flags", "Staging"), DecisionScenario.SwitchOff("other"), CancellationToken.None);
        await following.PollAsync();
        Assert.Equal("reactions", Assert.Single(following.Last.Decisions).FlagKey);
        await following.PollAsync(FolderFollowing.PollsForContent);
        Assert.Equal(2, following.Given.Count);
    }

    [Theory]
    [InlineData("20261126-221530-aaaaaaaa.json", "")]
    [InlineData("20261126-221530-aaaaaaaa.json", "{ \"flag\": \"react")]
    [InlineData("20261126-221530-aaaaaaaa.json", "[]")]
    [InlineData("20261126-221530-aaaaaaaa.json", """{ "flag": "f", "since": "2026-11-26T22:15:30Z" }""")]
    [InlineData("20261126-221530-aaaaaaaa.json", """{ "flag": "f", "enabled": true, "since": "2026-11-26T22:15:30Z" }""")]
    [InlineData("20261126-221530-aaaaaaaa.json", """{ "enabled": false, "since": "2026-11-26T22:15:30Z" }""")]
    [InlineData("20261126-221530-aaaaaaaa.json", """{ "flag": 1, "enabled": false, "since": "2026-11-26T22:15:30Z" }""")]
    [InlineData("20261126-221530-aaaaaaaa.json", """{ "flag": "\ud800", "enabled": false, "since": "2026-11-26T22:15:30Z" }""")]
    [InlineData("20261126-221530-aaaaaaaa.json", """{ "flag": "f", "enabled": false, "since": "yesterday" }""")]
    [InlineData("20261126-221530-aaaaaaaa.json", """{ "flag": "f", "enabled": false }""")]
    [InlineData("20261126-221530-aaaaaaaa.json", """{ "id": "20261126-221530-bbbbbbbb", "flag": "f", "enabled": false, "since": "2026-11-26T22:15:30Z" }""")]
    [InlineData("20261126-221530-aaaaaaaa.withdrawn.json", "{}")]
    [InlineData("My decision.json", """{ "flag": "f", "enabled": false, "since": "2026-11-26T22:15:30Z" }""")]
    public async Task A_file_that_is_not_a_decision_is_a_problem_and_affects_no_other(string name, string text)
    {
        await _store.AddAsync(FolderFollowing.Scope, DecisionScenario.SwitchOff(), CancellationToken.None);
        Write(name, text);

        await using var following = await FolderFollowing.StartAsync(_folder["decisions"]);

        Assert.Equal("reactions", Assert.Single(following.Last.Decisions).FlagKey);
        Assert.Empty(following.Last.Withdrawals);
        Assert.Contains(name, following.Last.Problem, StringComparison.Ordinal);
        Assert.Contains("correct the file, or remove it", following.Last.Problem, StringComparison.Ordinal);
        File.Delete(_folder[$"decisions/{ScopeFolder}/{name}"]);
        await following.PollAsync(FolderFollowing.PollsForContent);
        Assert.Null(following.Last.Problem);
    }

    [Theory]
    [InlineData("""{ "flag": "f", "enabled": false, "since": "2026-11-26T22:15:30+01:00" }""", null)]
    [InlineData("\ufeff{ \"flag\": \"f\", \"enabled\": false, \"since\": \"2026-11-26T21:15:30Z\", \"ticket\": { \"id\": 1 } }", null)]
    [InlineData("""{ "flag": "f", "enabled": false, "holdAt": "alpha", "since": "2026-11-26T21:15:30Z" }""", null)]
    [InlineData("""{ "flag": "f", "holdAt": "alpha", "since": "2026-11-26T21:15:30Z", "salt": null }""", "alpha")]
    public async Task A_file_that_a_person_has_written_is_a_decision(string text, string? holdAt)
    {
        Write("20261126-221530.json", text);

        await using var following = await FolderFollowing.StartAsync(_folder["decisions"]);

        Assert.Null(following.Last.Problem);
        var decision = Assert.Single(following.Last.Decisions);
        Assert.Equal(("20261126-221530", "f", holdAt, "not stated"), (decision.Id, decision.FlagKey, decision.HoldAt, decision.By));
        Assert.Equal(new DateTimeOffset(2026, 11, 26, 21, 15, 30, TimeSpan.Zero), decision.Since);
    }

    [Fact]
    public async Task A_file_that_is_being_written_is_no_problem_and_one_that_stays_broken_is()
    {
        await using var following = await FolderFollowing.StartAsync(_folder["decisions"]);
        Write("20261126-221530.json", "{ \"flag\": ");
        await following.PollAsync();
        Assert.Null(following.Last.Problem);

        Write("20261126-221530.json", """{ "flag": "f", "enabled": false, "since": "2026-11-26T21:15:30Z" }""");
        await following.PollAsync();
        Assert.Equal((1, null), (following.Last.Decisions.Count, following.Last.Problem));

        Write("20261126-221530.json", "{ \"fl");
        await following.PollAsync(2);
        Assert.Contains("20261126-221530.json", following.Last.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_files_and_folders_are_ignored_and_abandoned_ones_removed()
    {
        Write("README.md", "Do not edit.");
        Write("._20261126-221530.json", "resource fork");
        Write("20261126-221530.json.1234.tmp", "{ \"fl");
        Directory.CreateDirectory(_folder[$"decisions/{ScopeFolder}/20261126-221531.json"]);

        await using var following = await FolderFollowing.StartAsync(_folder["decisions"]);

        Assert.Equal((0, null), (following.Last.Decisions.Count, following.Last.Problem));
        Assert.False(File.Exists(_folder[$"decisions/{ScopeFolder}/20261126-221530.json.1234.tmp"]));
    }

    [Fact]
    public async Task A_folder_that_vanishes_cannot_be_read()
    {
        await using var following = await FolderFollowing.StartAsync(_folder["decisions"]);
        Directory.Delete(_folder["decisions"], recursive: true);

        await following.PollAsync(FolderFollowing.PollsForContent);

        Assert.False(following.Last.IsAvailable);
        Assert.Contains("cannot be read", following.Last.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_a_file_cannot_be_read()
    {
        _folder.Write("decisions", "");

        await using var following = await FolderFollowing.StartAsync(_folder["decisions"]);

        Assert.False(following.Last.IsAvailable);
        Assert.Contains("cannot be saved", Assert.Single(following.Last.Warnings), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<IOException>(() => _store.AddAsync(FolderFollowing.Scope, DecisionScenario.SwitchOff(), CancellationToken.None));
    }

    [Fact]
    public async Task Only_the_owner_can_read_and_a_folder_that_everyone_may_write_to_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var decision = DecisionScenario.SwitchOff();
        await _store.AddAsync(FolderFollowing.Scope, decision, CancellationToken.None);
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder["decisions"]));
        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder[$"decisions/{ScopeFolder}"]));
        Assert.Equal(Owner, File.GetUnixFileMode(_folder[$"decisions/{ScopeFolder}/{decision.Id}.json"]));

        File.SetUnixFileMode(_folder[$"decisions/{ScopeFolder}"], Owner | UnixFileMode.UserExecute | UnixFileMode.OtherWrite);
        await using var following = await FolderFollowing.StartAsync(_folder["decisions"]);
        Assert.False(following.Last.IsAvailable);
        Assert.Contains("everyone may write", following.Last.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("CacheFolder", following.Last.Problem, StringComparison.Ordinal);
        await Assert.ThrowsAsync<IOException>(() => _store.AddAsync(FolderFollowing.Scope, DecisionScenario.SwitchOff(), CancellationToken.None));
    }

    [Fact]
    public async Task A_mounted_volume_whose_link_is_replaced_is_followed()
    {
        // As Kubernetes mounts a volume: the folder of the scope is a link into a folder that is replaced as a whole.
        var folder = Directory.CreateDirectory(_folder["decisions"]).FullName;
        Publish("1", "20261126-000001");
        Directory.CreateSymbolicLink(Path.Combine(folder, "..data"), "1");
        Directory.CreateSymbolicLink(Path.Combine(folder, ScopeFolder), Path.Combine("..data", ScopeFolder));
        await using var following = await FolderFollowing.StartAsync(folder);
        Assert.Equal("20261126-000001", Assert.Single(following.Last.Decisions).Id);

        Publish("2", "20261126-000001", "20261126-000002");
        Directory.CreateSymbolicLink(Path.Combine(folder, "..new"), "2");
        Links.Rename(Path.Combine(folder, "..new"), Path.Combine(folder, "..data"));
        await following.PollAsync(FolderFollowing.PollsForContent);

        Assert.Equal(["20261126-000001", "20261126-000002"], following.Last.Decisions.Select(decision => decision.Id));

        void Publish(string version, params string[] ids)
        {
            foreach (var id in ids)
            {
                _folder.Write($"decisions/{version}/{ScopeFolder}/{id}.json", """{ "flag": "f", "enabled": false, "since": "2026-11-26T21:15:30Z" }""");
            }
        }
    }

    [Fact]
    public async Task A_damaged_withdrawal_withdraws_nothing_and_is_reported()
    {
        var decision = DecisionScenario.SwitchOff();
        await _store.AddAsync(FolderFollowing.Scope, decision, CancellationToken.None);
        Write($"{decision.Id}.withdrawn.json", "");

        var failure = await Assert.ThrowsAsync<IOException>(() => _store.WithdrawAsync(
            FolderFollowing.Scope, new DecisionWithdrawal { DecisionId = decision.Id, By = "maria", Reason = "mended" }, CancellationToken.None));

        Assert.Contains("is damaged", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_processes_that_add_the_same_decision_at_once_all_succeed_and_none_overwrites()
    {
        // Often, because the moment between the check for a file and its creation is short.
        for (var round = 0; round < 100; round++)
        {
            await AddAtOnceAsync(DecisionScenario.SwitchOff());
        }
    }

    private async Task AddAtOnceAsync(RolloutDecision decision)
    {
        var contents = Enumerable.Range(0, 8).Select(number => decision with { By = $"writer {number}" }).ToArray();

        var results = await Task.WhenAll(contents.Concat([contents[0]]).Select(async content =>
        {
            try
            {
                await new FolderDecisionStore(_folder["decisions"]).AddAsync(FolderFollowing.Scope, content, CancellationToken.None);
                return content;
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }));

        var winner = Assert.Single(results.OfType<RolloutDecision>().Distinct());
        Assert.Equal(winner, DecisionFolder.ReadDecision(new FileInfo(_folder[$"decisions/{ScopeFolder}/{decision.Id}.json"]), decision.Id));
        Assert.DoesNotContain(Directory.GetFiles(_folder[$"decisions/{ScopeFolder}"]), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("flags", "Production", "flags@production")]
    [InlineData("flags", null, "flags@")]
    [InlineData("checkout.eu", "pre-prod_2", "checkout.eu@pre-prod_2")]
    public void Ordinary_scopes_have_plain_names(string flagSet, string? environment, string expected)
        => Assert.Equal(expected, ScopeName.Of(new DecisionScope(flagSet, environment)));

    [Fact]
    public void Scopes_share_a_folder_only_if_they_are_equal()
    {
        string[] names = ["", "a", "A", "a@", "@a", "flags", "Flags", "fl/ags", "..", ".", ".a", "a~b", "K", "\u212a", "k", "con", "æ", "Æ", "日本", "a b", new string('x', 200), new string('x', 201), "\ud800", "\udbff"];
        var scopes = names.SelectMany(name => names.Append(null).Select(environment => new DecisionScope(name, environment))).ToArray();

        foreach (var scope in scopes)
        {
            var name = ScopeName.Of(scope);
            Assert.InRange(name.Length, 2, 120);
            Assert.NotEqual('.', name[0]);
            Assert.Equal(name, name.ToLowerInvariant());
            Assert.Equal(-1, name.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0', ' ']));
            Assert.All(scopes.Where(other => ScopeName.Of(other) == name), other => Assert.Equal(scope, other));
            Assert.All(scopes.Where(scope.Equals), other => Assert.Equal(name, ScopeName.Of(other)));
        }
    }

    private string Read(string name) => Encoding.UTF8.GetString(File.ReadAllBytes(_folder[$"decisions/{ScopeFolder}/{name}"])).ReplaceLineEndings("\n");

    private void Write(string name, string text)
    {
        var existed = Directory.Exists(_folder["decisions"]);
        _folder.Write($"decisions/{ScopeFolder}/{name}", text);
        if (!existed && !OperatingSystem.IsWindows())
        {
            // Regardless of the umask under which the tests run.
            File.SetUnixFileMode(_folder["decisions"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.SetUnixFileMode(_folder[$"decisions/{ScopeFolder}"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
