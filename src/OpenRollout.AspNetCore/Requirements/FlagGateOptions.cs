using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore;

/// <summary>How requests are answered whose flag is off, unless the endpoint says so itself; set by <c>services.Configure&lt;FlagGateOptions&gt;(…)</c>.</summary>
public sealed class FlagGateOptions
{
    /// <summary>The status code, 400 to 599; 404 unless set, as if there were no such endpoint. With any other the application does not start.</summary>
    public int StatusCode { get; set; } = StatusCodes.Status404NotFound;

    /// <summary>Answers in place of the status code; null unless set. OpenAPI is told of no status code then.</summary>
    public RequestDelegate? Otherwise { get; set; }
}
