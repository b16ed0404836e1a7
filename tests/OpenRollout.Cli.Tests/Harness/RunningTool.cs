using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace OpenRollout.Cli.Tests.Harness;

/// <summary>A command that runs until it is stopped, as with Ctrl+C.</summary>
internal sealed class RunningTool : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock;
    private readonly CancellationTokenSource _stop = new();
    private readonly SharedText _output = new();
    private readonly Task<int> _run;

    public RunningTool(FakeTimeProvider clock, Func<TextWriter, CancellationToken, Task<int>> run)
    {
        _clock = clock;
        _run = Task.Run(() => run(_output, _stop.Token));
    }

    /// <summary>Gets everything that was written so far.</summary>
    public string Output => _output.ToString();

    /// <summary>Waits until a text was written, and lets the time pass.</summary>
    public Task WaitForAsync(string text) => Eventually.Is(() =>
    {
        Assert.False(_run.IsFaulted, _run.Exception?.ToString());
        if (Output.Contains(text, StringComparison.Ordinal))
        {
            return true;
        }

        _clock.Advance(TimeSpan.FromMilliseconds(100));
        return false;
    });

    /// <summary>Stops the command.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        return await _run;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        await _output.DisposeAsync();
    }

    private sealed class SharedText : TextWriter
    {
        private readonly StringBuilder _text = new();

        public SharedText() => CoreNewLine = ['\n'];

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            lock (_text)
            {
                _text.Append(value);
            }
        }

        public override string ToString()
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }
}
