using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore;

/// <summary>How requests are answered whose flag is off, unless the endpoint says so itself; set by <c>services.Configure&lt;FlagGateOptions&gt;(…)</c>.</summary>
public sealed class FlagGateOptions
{
    /// <summary>The status code; 404 unless set, as if there were no such endpoint.</summary>
    public int StatusCode { get; set; } = StatusCodes.Status404NotFound;

    /// <summary>Answers in place of the status code; null unless set.</summary>
    public RequestDelegate? Otherwise { get; set; }
}
