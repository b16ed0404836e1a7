using System.ComponentModel;
using System.Diagnostics;

namespace OpenRollout.Sources.Tests.Http;

/// <summary>The documented commands create a valid key and a valid signature.</summary>
public sealed class OpenSslTests
{
    [Fact]
    public async Task A_signature_made_with_the_documented_commands_is_accepted()
    {
        using var folder = new TemporaryFolder();
        folder.Write("production/flags.json", TestManifests.Of(("signed", true)));
        var commands = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "sources.md"))
            .Where(line => line.StartsWith("openssl ", StringComparison.Ordinal) || line.StartsWith("sha256sum ", StringComparison.Ordinal))
            .ToArray();
        Assert.Equal(3, commands.Length);
        foreach (var command in commands)
        {
            if (!await RunAsync(command, folder.Path))
            {
                // This machine has no OpenSSL or no shell; SignedNameTests test the same forms.
                return;
            }
        }

        await using var server = new LoopbackServer();
        server.Serve("flags.json", Reply.Of(await File.ReadAllBytesAsync(folder["production/flags.json"])));
        server.Serve("flags.json.sig", Reply.Of(await File.ReadAllBytesAsync(folder["production/flags.json.sig"])));
        var key = await File.ReadAllTextAsync(folder["flags.pub"]);
        await using var following = await HttpFollowing.StartAsync(server["flags.json"], options => (options.PublicKey, options.SignedName) = (key, "production/flags.json"));

        Assert.Equal("signed", following.Flags);
    }

    private static async Task<bool> RunAsync(string command, string folder)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { WorkingDirectory = folder, RedirectStandardError = true })!;
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            // A shell that does not find a command returns 127.
            Assert.True(process.ExitCode is 0 or 127, errors);
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
