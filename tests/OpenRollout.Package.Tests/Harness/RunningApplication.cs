using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace OpenRollout.Package.Tests;

/// <summary>A user's web application that runs in a separate process on a port of this machine.</summary>
internal sealed class RunningApplication : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    /// <summary>Starts an application.</summary>
    /// <param name="program">The application's assembly, or a native program.</param>
    /// <param name="settings">Environment variables.</param>
    public RunningApplication(string program, params (string Name, string Value)[] settings)
    {
        var address = $"http://127.0.0.1:{FreePort.Find()}";
        var start = new ProcessStartInfo(program.EndsWith(".dll", StringComparison.Ordinal) ? "dotnet" : program, program.EndsWith(".dll", StringComparison.Ordinal) ? [program] : []) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(program) };
        foreach (var (name, value) in settings.Append(("ASPNETCORE_URLS", address)))
        {
            start.Environment[name] = value;
        }

        Client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30) };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Gets a client for the application.</summary>
    public HttpClient Client { get; }

    /// <summary>Gets the output so far.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Sends requests until a response is as expected. Fails with the last response and the output after a minute.</summary>
    public async Task AnswersAsync(string path, Func<string, bool> isRight, params (string Name, string Value)[] headers)
    {
        var last = "";
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(1); await Task.Delay(50))
        {
            Assert.False(_process.HasExited, Output);
            last = await AskAsync(path, headers);
            if (isRight(last))
            {
                return;
            }
        }

        Assert.Fail($"{path} answers '{last}'.\n{Output}");
    }

    /// <summary>Sends requests until the application listens, and returns its first response.</summary>
    public async Task<string> FirstAnswerAsync(string path)
    {
        var first = "";
        await AnswersAsync(path, answer => char.IsAsciiDigit((first = answer)[0]));
        return first;
    }

    /// <summary>Waits until the output contains a text. Fails after a minute.</summary>
    public async Task PrintsAsync(string text)
    {
        for (var clock = Stopwatch.StartNew(); !Output.Contains(text, StringComparison.Ordinal); await Task.Delay(50))
        {
            Assert.False(_process.HasExited || clock.Elapsed > TimeSpan.FromMinutes(1), Output);
        }
    }

    /// <summary>Waits until the application has ended and returns its output. Fails after a minute, or if the exit code is 0.</summary>
    public async Task<string> FailsAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await _process.WaitForExitAsync(limit.Token);
        Assert.NotEqual(0, _process.ExitCode);
        return Output;
    }

    /// <summary>Sends a request and returns the status and the body, or the message of a connection error.</summary>
    public async Task<string> AskAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        try
        {
            using var response = await Client.SendAsync(request);
            return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
        }
        catch (HttpRequestException exception) when (exception.InnerException is SocketException)
        {
            return exception.Message;
        }
    }

    /// <summary>Kills the process without a graceful shutdown.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Client.Dispose();
    }
}
