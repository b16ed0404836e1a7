using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace OpenRollout.TestSupport;

/// <summary>
/// An HTTP server on the loopback interface that works at the level of bytes, so that it can stop anywhere. One request per
/// connection. Unknown paths are 404.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly X509Certificate2? _certificate;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Func<Request, Reply>> _files = new();
    private readonly ConcurrentQueue<Request> _requests = new();
    private readonly Task _accepting;

    public LoopbackServer(X509Certificate2? certificate = null, int port = 0)
    {
        _certificate = certificate;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public Uri Address => new($"{(_certificate is null ? "http" : "https")}://127.0.0.1:{Port}/");

    /// <summary>The address of the same server with another host name.</summary>
    public Uri OtherAddress => new($"{(_certificate is null ? "http" : "https")}://localhost:{Port}/");

    public IReadOnlyList<Request> Requests => [.. _requests];

    public Uri this[string path] => new(Address, path);

    /// <summary>Serves a file, with status 304 if the client has the current version.</summary>
    public void Serve(string path, Reply reply) => Answer(path, reply.For);

    public void Serve(string path, string text) => Serve(path, Reply.Of(text));

    public void Answer(string path, Func<Request, Reply> answer) => _files["/" + path] = answer;

    public int CountOf(string path) => Requests.Count(request => request.Target == "/" + path);

    /// <summary>Stops the server. Further calls do nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_accepting.IsCompleted)
        {
            return;
        }

        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private static async Task<Request?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        if (await reader.ReadLineAsync(cancellationToken) is not { } first)
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return new Request(first.Split(' ')[1], headers);
    }

    private static async Task SendAsync(Reply reply, Stream stream, CancellationToken cancellationToken)
    {
        await reply.Before.WaitAsync(cancellationToken);
        if (reply.DropsAfter == 0)
        {
            return;
        }

        var head = new StringBuilder($"HTTP/1.1 {reply.Status} {reply.Reason}\r\nConnection: close\r\n");
        foreach (var (name, value) in reply.Headers)
        {
            head.Append(System.Globalization.CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (reply.HasLength && reply.Status != 304)
        {
            head.Append(System.Globalization.CultureInfo.InvariantCulture, $"Content-Length: {reply.Body.Length}\r\n");
        }

        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), cancellationToken);
        var sent = reply.Body.AsMemory(0, (int)(reply.Body.Length * (reply.DropsAfter ?? 1)));
        await stream.WriteAsync(sent[..(sent.Length / 2)], cancellationToken);
        await stream.FlushAsync(cancellationToken);
        await reply.Between.WaitAsync(cancellationToken);
        await stream.WriteAsync(sent[(sent.Length / 2)..], cancellationToken);
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(HandleAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task HandleAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = await SecureAsync(client);
                if (await ReadAsync(stream, _stop.Token) is { } request)
                {
                    _requests.Enqueue(request);
                    var answer = _files.GetValueOrDefault(request.Target.Split('?')[0]) ?? (_ => Reply.Empty(404));
                    await SendAsync(answer(request), stream, _stop.Token);
                }
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The client or the server closed the connection.
            }
        }
    }

    private async Task<Stream> SecureAsync(TcpClient client)
    {
        if (_certificate is null)
        {
            return client.GetStream();
        }

        var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(_certificate);
        return secure;
    }
}
