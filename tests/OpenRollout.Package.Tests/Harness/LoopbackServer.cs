using System.Net;

namespace OpenRollout.Package.Tests;

/// <summary>A server on this machine that can die and come back at the same address.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly Func<HttpListenerContext, Task> _answer;
    private HttpListener? _listener;

    /// <summary>Begins to answer.</summary>
    public LoopbackServer(Func<HttpListenerContext, Task> answer)
    {
        _answer = answer;
        Start();
    }

    /// <summary>Where it listens; a folder.</summary>
    public string Address { get; } = $"http://127.0.0.1:{FreePort.Find()}/";

    /// <summary>Answers again.</summary>
    public void Start()
    {
        var listener = new HttpListener { Prefixes = { Address } };
        listener.Start();
        _listener = listener;
        _ = AnswerAsync(listener);
    }

    /// <summary>Refuses connections from now on.</summary>
    public void Stop() => _listener?.Close();

    public void Dispose() => Stop();

    private async Task AnswerAsync(HttpListener listener)
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                await _answer(context);
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // Stopped, or somebody went away in the middle of an answer.
            }
        }
    }
}
