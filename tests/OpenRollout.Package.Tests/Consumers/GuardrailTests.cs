using System.Text.Json;

namespace OpenRollout.Package.Tests;

/// <summary>A change that fails for the users who have it stops itself under load, stays stopped after a kill, and is withdrawn with the command line.</summary>
public sealed class GuardrailTests
{
    private const string Manifest =
        """
        {
          "guardrails": { "server-errors": { "event": "http.server.error" } },
          "flags": {
            "express-pay": {
              "flagType": "boolean",
              "defaultValue": false,
              "rollout": {
                "watch": { "guardrails": ["server-errors"] },
                "stage": "half",
                "stages": [{ "name": "half", "audiences": [{ "percentage": 50 }] }]
              }
            }
          }
        }
        """;

    private const string Program =
        """
        using OpenFeature;
        using OpenRollout.AspNetCore;

        var builder = WebApplication.CreateBuilder();
        builder.Services.AddOpenFeature(features => features
            .AddOpenRolloutProvider(o => o.ManifestPath = "flags.json")
            .AddFlags(Flags.Set, flags => flags.MapContext(http => new FlagContext { TargetingKey = http.Request.Query["user"] })));

        var app = builder.Build();
        app.UseGuardrailEvents();
        app.MapGet("/pay", (FlagsSnapshot flags, bool broken) => !flags.ExpressPay ? "paid" : broken ? throw new InvalidOperationException("The new service refuses.") : "paid at once");
        app.Run();
        """;

    /// <summary>The requests of other users that are in flight at any time.</summary>
    private const int Parallel = 4;

    /// <summary>The failures of users with the feature, and of no others, that are evidence enough at 50 % and with the defaults.</summary>
    private const int Enough = 11;

    private static readonly (string, string)[] Settings = [("OpenRollout__Guardrails__StateFolder", "state"), ("ASPNETCORE_ENVIRONMENT", "Production")];

    [Fact]
    public async Task A_bad_change_stops_itself_stays_stopped_and_is_withdrawn_with_the_command_line()
    {
        using var user = new Workspace();
        user.Write("Web/Web.csproj", UserProject.Web("", $"""<PackageReference Include="OpenRollout.AspNetCore" Version="{Feed.Version}" />"""))
            .Write("Web/flags.json", Manifest)
            .Write("Web/Program.cs", Program);
        (await user.BuildAsync("Web", "-warnaserror")).Succeeded();
        var program = Path.Combine(user.Folder, "Web/bin/Debug/net10.0/Web.dll");
        string treated;
        await using (var running = new RunningApplication(program, Settings))
        {
            await running.AnswersAsync("/pay?user=user-0&broken=false", answer => answer.StartsWith("200 ", StringComparison.Ordinal));
            using var end = new CancellationTokenSource();
            var others = PayAsync(running, end.Token);

            // One at a time: a request that begins after the one with the alarm has ended must not have the feature.
            var failed = new List<string>();
            for (var number = 0; number < 200; number++)
            {
                var path = $"/pay?user=user-{number}&broken=true";
                if ((await running.AskAsync(path)).StartsWith("500", StringComparison.Ordinal))
                {
                    failed.Add(path);
                }
            }

            await end.CancelAsync();
            await others;
            Assert.Equal(Enough, failed.Count);
            treated = failed[0];
            Assert.Equal("200 paid", await running.AskAsync(treated));
            await running.PrintsAsync("express-pay is off");
        }

        await using var restarted = new RunningApplication(program, Settings);
        Assert.Equal("200 paid", await restarted.FirstAnswerAsync(treated));

        var store = Path.Combine(Path.GetDirectoryName(program)!, "state", "decisions");
        var decisions = (await user.OpenRolloutAsync("decisions", "--manifest", "Web/flags.json", "--environment", "Production", "--store", store, "--format", "json")).Succeeded().Output;
        Assert.Contains("guardrail server-errors", decisions, StringComparison.Ordinal);
        using var listed = JsonDocument.Parse(decisions);
        var id = listed.RootElement.GetProperty("decisions")[0].GetProperty("id").GetString()!;
        (await user.OpenRolloutAsync("withdraw", id, "--manifest", "Web/flags.json", "--environment", "Production", "--store", store)).Succeeded();
        await restarted.AnswersAsync(treated.Replace("true", "false", StringComparison.Ordinal), answer => answer == "200 paid at once");
    }

    /// <summary>Lets other users pay, several at a time, until the end. None of them may fail.</summary>
    private static Task PayAsync(RunningApplication running, CancellationToken end)
        => Task.WhenAll(Enumerable.Range(0, Parallel).Select(async worker =>
        {
            for (var number = worker; !end.IsCancellationRequested; number += Parallel)
            {
                Assert.StartsWith("200 ", await running.AskAsync($"/pay?user=other-{number}&broken=false"), StringComparison.Ordinal);
            }
        }));
}
