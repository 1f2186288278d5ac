fetch("https://count.example.net/" + location.pathname);
