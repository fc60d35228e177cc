using Avow.Web;
using Avow.Web.Sheet;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddWebKit(strictTexts: builder.Environment.IsDevelopment()).AddKitSheet();
var app = builder.Build();
app.UseWebKit().UseFormGuard();
if (app.Environment.IsDevelopment())
    app.MapKitSheet();
app.Run();
