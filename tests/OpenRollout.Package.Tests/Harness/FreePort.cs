using System.Net;
using System.Net.Sockets;

namespace OpenRollout.Package.Tests;

/// <summary>A port of this machine that nobody listens to.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
