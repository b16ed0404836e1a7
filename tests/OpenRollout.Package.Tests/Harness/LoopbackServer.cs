using System.Net;

namespace OpenRollout.Package.Tests;

/// <summary>A server on this machine that can be stopped and started again at the same address.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly Func<HttpListenerContext, Task> _answer;
    private HttpListener? _listener;

    /// <summary>Starts the server.</summary>
    public LoopbackServer(Func<HttpListenerContext, Task> answer)
    {
        _answer = answer;
        Start();
    }

    /// <summary>Gets the address, which ends with a slash.</summary>
    public string Address { get; } = $"http://127.0.0.1:{FreePort.Find()}/";

    /// <summary>Starts the server again.</summary>
    public void Start()
    {
        var listener = new HttpListener { Prefixes = { Address } };
        listener.Start();
        _listener = listener;
        _ = AnswerAsync(listener);
    }

    /// <summary>Stops the server, which then refuses connections.</summary>
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
                // The server was stopped, or a client disconnected.
            }
        }
    }
}
