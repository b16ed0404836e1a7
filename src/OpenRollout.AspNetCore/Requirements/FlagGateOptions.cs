using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore;

/// <summary>
/// Options for the response to requests that a flag requirement denies, unless the endpoint specifies its own. Set them with
/// <c>services.Configure&lt;FlagGateOptions&gt;(…)</c>.
/// </summary>
public sealed class FlagGateOptions
{
    /// <summary>
    /// Gets or sets the status code, 400 to 599; 404 by default, as if the endpoint did not exist. With any other value, the application
    /// fails to start. The response has the header <c>Cache-Control: no-store</c>.
    /// </summary>
    public int StatusCode { get; set; } = StatusCodes.Status404NotFound;

    /// <summary>
    /// Gets or sets a handler that writes the response, including its caching headers, in place of <see cref="StatusCode"/>; null by
    /// default. If set, OpenAPI descriptions contain no status code for denied requests.
    /// </summary>
    public RequestDelegate? Otherwise { get; set; }
}
